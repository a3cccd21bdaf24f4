package dev.rollcall.query.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes those who wait for a projection when it has moved on in this instance. */
@Component
class Progress {

    private final Lock lock = new ReentrantLock();
    private final Map<String, Condition> byProjection = new ConcurrentHashMap<>();

    void made(String projection) {
        lock.lock();
        try {
            of(projection).signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when there was some, or the time is up. */
    void await(String projection, long nanoseconds) {
        lock.lock();
        try {
            of(projection).await(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a projection", e);
        } finally {
            lock.unlock();
        }
    }

    private Condition of(String projection) {
        return byProjection.computeIfAbsent(projection, name -> lock.newCondition());
    }
}
