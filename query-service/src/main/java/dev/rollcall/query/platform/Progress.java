package dev.rollcall.query.platform;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes those who wait for a projection: at once when it has moved on in this instance, and soon when another instance
 * has moved it, for which one thread looks on behalf of all who wait.
 */
final class Progress implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    /** @param look tells {@link #made} how far all projections are */
    void watch(Runnable look) {
        watcher.scheduleWithFixedDelay(
                () -> lookFor(look), LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookFor(Runnable look) {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            look.run();
        } catch (RuntimeException e) {
            // Those who wait ask by themselves when their time is up, and fail openly.
            LOG.debug("Cannot see how far projections are ({})", e.getClass().getName());
        }
    }

    void made(String projection, long position) {
        for (Waiting each : waiting) {
            if (each.projection.equals(projection) && each.position <= position) {
                each.woken.release();
            }
        }
    }

    /** From here on no progress is missed; so begin to wait first, then look whether it is necessary. */
    Waiting waitingFor(String projection, long position) {
        Waiting newcomer = new Waiting(projection, position);
        waiting.add(newcomer);
        return newcomer;
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }

    /** One who waits until a projection has come to a position. */
    final class Waiting implements AutoCloseable {

        private final String projection;
        private final long position;
        private final Semaphore woken = new Semaphore(0);

        private Waiting(String projection, long position) {
            this.projection = projection;
            this.position = position;
        }

        /** Whether there was news before the time was up. */
        boolean await(long nanoseconds) {
            try {
                return woken.tryAcquire(nanoseconds, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a projection", e);
            }
        }

        @Override
        public void close() {
            waiting.remove(this);
        }
    }
}
