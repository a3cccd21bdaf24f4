package dev.rollcall.benchmark.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Turns at an even rate, whoever takes them. One that comes late does not push the later ones back. */
public final class Pace {

    private final double nanosBetween;
    private final long begin = System.nanoTime();
    private final AtomicLong next = new AtomicLong();

    public Pace(double perSecond) {
        this.nanosBetween = 1e9 / perSecond;
    }

    /** Returns when it is the caller's turn: 0, 1 … */
    public long await() {
        long turn = next.getAndIncrement();
        long due = begin + (long) (turn * nanosBetween);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return turn;
    }
}
