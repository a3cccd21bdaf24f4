package dev.rollcall.events.replay;

import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a replay (R97); the stream is {@code replay/<replay id>}. */
public sealed interface ReplayEvent extends DomainEvent {

    UUID replayId();

    /** By which its topic is called. */
    String name();

    /**
     * A subscriber is to get history once more, in a topic of its own.
     *
     * @param userId whose history it is; null for everybody's
     * @param from position of the first event
     * @param target position of the last one
     */
    @EventType(name = "replay.requested")
    record ReplayRequested(
            UUID organizationId,
            UUID replayId,
            String name,
            String topic,
            @Nullable UUID userId,
            long from,
            long target)
            implements ReplayEvent {}

    /** Nothing more of it is sent. */
    @EventType(name = "replay.cancelled")
    record ReplayCancelled(UUID organizationId, UUID replayId, String name) implements ReplayEvent {}

    /**
     * All of it was sent, and the marker of its end.
     *
     * @param events how many were sent
     */
    @EventType(name = "replay.ended")
    record ReplayEnded(UUID organizationId, UUID replayId, String name, long events) implements ReplayEvent {}
}
