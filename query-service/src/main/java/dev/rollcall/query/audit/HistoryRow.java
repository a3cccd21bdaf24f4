package dev.rollcall.query.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in the history of its organization: what it is found by, and nothing that it says.
 *
 * @param actor id of the user who asked for it; {@code operator} or {@code system} where it was none
 * @param causationId of the event or command that led to it
 */
record HistoryRow(
        long position,
        String eventId,
        UUID organizationId,
        String actor,
        String type,
        Instant at,
        @Nullable String causationId) {}
