package dev.rollcall.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time as the services have it: the machine's, unless a test holds it. Events keep the machine's time, so that the
 * log stays in order whatever a test does here.
 */
final class TestClock extends Clock {

    /** The machine's own time. */
    private static final Instant FREE = Instant.MIN;

    private volatile Instant held = FREE;

    /** From now on it is this moment, until {@link #release}. */
    void hold(Instant now) {
        held = now;
    }

    /** Time stands still that much later. */
    void advance(Duration by) {
        held = instant().plus(by);
    }

    void release() {
        held = FREE;
    }

    @Override
    public Instant instant() {
        Instant now = held;
        return now.equals(FREE) ? Instant.now() : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
