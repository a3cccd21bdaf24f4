package dev.rollcall.query.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each projection has come, kept in the same transaction as its rows, and a way to wait for it. */
@Component
public class Positions {

    /** Progress made by another instance is not signalled here; it is looked for this often. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final JdbcClient db;
    private final Lock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();

    Positions(JdbcClient db) {
        this.db = db;
    }

    /** Position of the last event that the projection shows; 0 for one that has seen none. */
    public long of(String projection) {
        return db.sql("select position from projection where name = ?")
                .param(projection)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** All projections by name, with their positions. */
    Map<String, Long> all() {
        return db
                .sql("select name, position from projection order by name")
                .query((row, i) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Waits until the projection shows a position.
     *
     * @return the position that it shows then, which is less than demanded when the time was up
     */
    long await(String projection, long demanded, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        long position = of(projection);
        while (position < demanded && System.nanoTime() < deadline) {
            awaitProgress();
            position = of(projection);
        }
        return position;
    }

    private void awaitProgress() {
        lock.lock();
        try {
            progress.await(LOOK_AGAIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a projection", e);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a projection keep its position: once for each batch of events. */
    MessageHandlerInterceptor<EventMessage<?>> keptFor(String projection) {
        String key = "position of " + projection;
        return (work, chain) -> {
            UnitOfWork<?> batch = work.root();
            if (batch.getResource(key) == null) {
                batch.onPrepareCommit(done -> advance(projection, done.getResource(key)));
                batch.afterCommit(done -> signalProgress());
            }
            OptionalLong position = work.getMessage() instanceof TrackedEventMessage<?> event
                    ? event.trackingToken().position()
                    : OptionalLong.empty();
            batch.resources().put(key, position.orElseThrow());
            return chain.proceed();
        };
    }

    private void advance(String projection, long position) {
        db.sql("update projection set position = ?, updated_at = now() where name = ?")
                .params(List.of(position, projection))
                .update();
    }

    private void signalProgress() {
        lock.lock();
        try {
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
