package dev.rollcall.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time as the services have it: the machine's, unless a test holds it. Events keep the machine's time, so that the
 * log stays in order whatever a test does here.
 */
final class TestClock extends Clock {

    private final AtomicReference<Instant> held = new AtomicReference<>(Instant.MIN);

    /** From now on it is this moment, until {@link #release}. */
    void hold(Instant now) {
        held.set(now);
    }

    /** Time stands still that much later. */
    void advance(Duration by) {
        held.set(instant().plus(by));
    }

    void release() {
        held.set(Instant.MIN);
    }

    @Override
    public Instant instant() {
        Instant now = held.get();
        return now.equals(Instant.MIN) ? Instant.now() : now;
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
