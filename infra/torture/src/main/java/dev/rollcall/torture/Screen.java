package dev.rollcall.torture;

import java.io.PrintStream;
import java.time.Duration;

/** Lines with the time that has passed and that is left. */
final class Screen {
    private final PrintStream out;
    private final long begin = System.nanoTime();
    private volatile long end = begin;

    Screen(PrintStream out) {
        this.out = out;
    }

    void endsIn(Duration left) {
        end = System.nanoTime() + left.toNanos();
    }

    void say(String line) {
        long now = System.nanoTime();
        long left = Duration.ofNanos(end - now).toSeconds();
        out.printf(
                "%4d s%s  %s%n",
                Duration.ofNanos(now - begin).toSeconds(),
                left > 0 ? ", %3d s left".formatted(left) : "            ",
                line);
    }

    void print(Iterable<String> lines) {
        lines.forEach(out::println);
    }
}
