package dev.rollcall.command.replay;

import dev.rollcall.command.platform.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wish of whoever looks after a subscriber, or a step of the process that carries it out. */
sealed interface ReplayCommand extends Command {

    UUID replayId();

    static String streamOf(UUID replayId) {
        return "replay/" + replayId;
    }

    @Override
    default String stream() {
        return streamOf(replayId());
    }

    /**
     * @param userId whose history it is; null for everybody's
     * @param from position of the first event
     * @param target position of the last one
     */
    record RequestReplay(
            UUID replayId,
            String name,
            String topic,
            @Nullable UUID userId,
            long from,
            long target) implements ReplayCommand {}

    record CancelReplay(UUID replayId) implements ReplayCommand {}

    /** @param events how many were sent */
    record EndReplay(UUID replayId, long events) implements ReplayCommand {}
}
