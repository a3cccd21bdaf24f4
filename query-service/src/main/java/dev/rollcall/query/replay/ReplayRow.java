package dev.rollcall.query.replay;

import dev.rollcall.query.platform.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A replay as the log tells of it. */
record ReplayRow(
        UUID id,
        String name,
        String topic,
        @Nullable UUID userId,
        long first,
        long target,
        State state,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    /** Whether more of it is to come. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED
    }

    ReplayRow ended(State how, Instant at) {
        return new ReplayRow(id, name, topic, userId, first, target, how, requestedAt, at);
    }

    String cursor() {
        return Cursor.of(List.of(id.toString()));
    }
}
