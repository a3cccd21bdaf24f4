package dev.rollcall.eventlog;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Sees what is appended: each batch that was stored, and what each caller waits for. */
public interface AppendObserver {

    /** @param time from its beginning until it was durable */
    void stored(int events, Duration time);

    /** Goes around what one caller appends, with the waiting for the batch. */
    default long around(LongSupplier append) {
        return append.getAsLong();
    }
}
