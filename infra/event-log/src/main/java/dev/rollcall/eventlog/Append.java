package dev.rollcall.eventlog;

import dev.rollcall.eventlog.personal.NewKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one command wants to add: all of it is stored, or nothing.
 *
 * @param claims in the order of the events that make them
 * @param newKeys of persons that the events are the first to know
 * @param stored completed with the position of the last event when everything is durable
 */
record Append(
        List<StoredEvent> events,
        List<Claim> claims,
        List<NewKey> newKeys,
        @Nullable Answer answer,
        CompletableFuture<Long> stored) {

    Append(List<StoredEvent> events, List<Claim> claims, List<NewKey> newKeys, @Nullable Answer answer) {
        this(events, claims, newKeys, answer, new CompletableFuture<>());
    }

    /** About how many characters have to be sent. */
    long size() {
        return events.stream()
                .mapToLong(event -> event.payload().length() + event.metadata().length())
                .sum();
    }
}
