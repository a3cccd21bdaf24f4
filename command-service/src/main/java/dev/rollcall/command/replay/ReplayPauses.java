package dev.rollcall.command.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How long replays that failed rest before they are tried again: longer each time; used by one thread at a time. */
final class ReplayPauses {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(16);

    private final Map<UUID, Pause> pauses = new HashMap<>();

    private record Pause(Duration length, long since) {

        boolean isOver() {
            return System.nanoTime() - since >= length.toNanos();
        }
    }

    boolean isResting(UUID replay) {
        Pause pause = pauses.get(replay);
        return pause != null && !pause.isOver();
    }

    void begin(UUID replay) {
        Pause last = pauses.get(replay);
        Duration length = last == null ? SHORTEST : last.length().multipliedBy(2);
        pauses.put(replay, new Pause(length.compareTo(LONGEST) > 0 ? LONGEST : length, System.nanoTime()));
    }

    void end(UUID replay) {
        pauses.remove(replay);
    }

    /** Of others nothing needs to be known. */
    void retain(Collection<UUID> open) {
        pauses.keySet().retainAll(open);
    }
}
