package dev.rollcall.torture.chaos;

import java.time.Duration;

/** Since when nothing was done to any part: what may be said of a part that is well cannot be said before. */
public final class Calm {
    private boolean disturbed;
    private long since = System.nanoTime();

    synchronized void disturbed() {
        disturbed = true;
    }

    synchronized void restored() {
        disturbed = false;
        since = System.nanoTime();
    }

    public synchronized boolean hasLasted(Duration time) {
        return !disturbed && System.nanoTime() - since >= time.toNanos();
    }
}
