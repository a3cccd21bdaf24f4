package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Alive;
import dev.rollcall.standalone.parts.Patience;
import java.time.Duration;

/** Ends a process: asks, waits, and insists in the end. */
final class Ending {
    private static final Duration POLITE = Duration.ofSeconds(20);
    private static final Duration FORCED = Duration.ofSeconds(5);

    private Ending() {}

    static void of(ProcessHandle process, String name) {
        process.destroy();
        if (Patience.until(POLITE, () -> !Alive.is(process))) {
            return;
        }
        Screen.say("  %s (process %d) did not stop within %d s and is killed"
                .formatted(name, process.pid(), POLITE.toSeconds()));
        process.destroyForcibly();
        Patience.until(FORCED, () -> !Alive.is(process));
    }
}
