package dev.rollcall.eventlog;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** One reader's way through the log; used by one thread at a time. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

    /** Read at a time by one who is too far back for the tail; then the tail may have it. */
    private static final int EVENTS_AT_A_TIME = 1_000;

    private final LogSource log;
    private final LogGrowth growth;
    private final LogTail tail;

    private Iterator<? extends TrackedEventMessage<?>> fetched = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> next;
    private long last;
    private @Nullable Runnable callback;

    /** @param from position after which it begins */
    LogStream(LogSource log, LogGrowth growth, LogTail tail, long from) {
        this.log = log;
        this.growth = growth;
        this.tail = tail;
        this.last = from;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            if (!fetched.hasNext()) {
                fetched = tail.after(last)
                        .<Iterator<? extends TrackedEventMessage<?>>>map(List::iterator)
                        .orElseGet(() -> log.read(last, last + EVENTS_AT_A_TIME).iterator());
            }
            if (fetched.hasNext()) {
                next = fetched.next();
            }
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (peek().isPresent()) {
            return true;
        }
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
        last = EventLog.positionOf(event.trackingToken());
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
