package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.Alive;
import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.parts.Patience;
import java.io.IOException;
import java.time.Duration;

/** What one process can tell another without its help. */
final class Signal {
    private static final Duration DEATH = Duration.ofSeconds(10);

    private Signal() {}

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        if (!Patience.until(DEATH, () -> !Alive.is(process))) {
            throw new PartException("process %d survives kill -9".formatted(process.pid()));
        }
    }

    static void stop(ProcessHandle process) {
        send("-STOP", process);
    }

    static void goOn(ProcessHandle process) {
        send("-CONT", process);
    }

    private static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new PartException("cannot send %s to process %d".formatted(signal, process.pid()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
