package dev.rollcall.benchmark;

import java.util.concurrent.atomic.AtomicLong;

/** Values of a profile field, each another one and all of one length: a change to the same is none. */
final class Designations {

    private static final AtomicLong LAST = new AtomicLong();

    private Designations() {}

    static String next() {
        return "Senior Engineer %012d".formatted(LAST.incrementAndGet());
    }
}
