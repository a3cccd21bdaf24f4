package dev.rollcall.eventlog;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** One reader's way through the log; used by one thread at a time. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

    private final EventLog log;
    private final LogGrowth growth;

    private Iterator<? extends TrackedEventMessage<?>> fetched = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> next;
    private @Nullable TrackingToken last;
    private @Nullable Runnable callback;

    LogStream(EventLog log, LogGrowth growth, @Nullable TrackingToken from) {
        this.log = log;
        this.growth = growth;
        this.last = from;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            if (!fetched.hasNext()) {
                fetched = log.readEvents(last, false).iterator();
            }
            if (fetched.hasNext()) {
                next = fetched.next();
            }
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        Semaphore grown = new Semaphore(0);
        Runnable wake = grown::release;
        growth.onGrowth(wake);
        try {
            while (peek().isEmpty()) {
                if (!grown.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return true;
        } finally {
            growth.remove(wake);
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.MINUTES)) {
            // The contract is to wait for as long as it takes.
        }
        TrackedEventMessage<?> event = peek().orElseThrow();
        next = null;
        last = event.trackingToken();
        return event;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable available) {
        callback = available;
        growth.onGrowth(available);
        return true;
    }

    @Override
    public void close() {
        if (callback != null) {
            growth.remove(callback);
        }
    }
}
