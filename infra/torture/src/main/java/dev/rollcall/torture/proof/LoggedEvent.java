package dev.rollcall.torture.proof;

import java.time.Instant;

/**
 * A row of the log, without its payload: that may be sealed, and what it says is on the feed.
 *
 * @param requestId of the request that led to it; empty if the log does not say
 */
public record LoggedEvent(
        long position, String stream, long sequence, String type, String id, Instant recordedAt, String requestId) {

    @Override
    public String toString() {
        return "%d: %s of %s #%d (request %s)".formatted(position, type, stream, sequence, requestId);
    }
}
