package dev.rollcall.eventlog;

import java.time.Duration;

/** Is told of every batch that was stored. */
@FunctionalInterface
public interface AppendMeter {

    /** @param time from its beginning until it was durable */
    void stored(int events, Duration time);
}
