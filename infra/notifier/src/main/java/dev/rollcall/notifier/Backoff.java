package dev.rollcall.notifier;

import java.time.Duration;

/** Twice as long every time, up to a limit. */
record Backoff(Duration first, Duration longest) {

    /** @param attempts that have failed, at least one */
    Duration after(int attempts) {
        long factor = 1L << Math.min(attempts - 1, 20);
        Duration wait = first.multipliedBy(factor);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
