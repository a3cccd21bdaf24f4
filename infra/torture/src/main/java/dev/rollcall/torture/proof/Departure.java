package dev.rollcall.torture.proof;

import java.util.List;

/**
 * A user whose deletion was asked for.
 *
 * @param stream of the user
 * @param invites streams of their contact invites, accepted or not
 * @param acknowledged whether somebody said that they were deleted
 */
public record Departure(String stream, List<String> invites, boolean acknowledged) {}
