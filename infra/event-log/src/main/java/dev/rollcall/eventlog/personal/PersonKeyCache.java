package dev.rollcall.eventlog.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Keys that were used lately. What was read before an eviction does not come in after it. */
final class PersonKeyCache {

    private static final int MOST = 200_000; // about 200 bytes each
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<String, PersonKey> keys =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /** Keys come in side by side, since every new person's does; only an eviction has it to itself. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private volatile long evictions;

    @Nullable
    PersonKey get(String subject) {
        return keys.getIfPresent(subject);
    }

    /** To be asked before keys are read that shall come in. */
    long evictions() {
        return evictions;
    }

    /** @param evictionsBefore if there was one since, these keys may be destroyed by now and are not kept */
    void put(Map<String, PersonKey> read, long evictionsBefore) {
        within(lock.readLock(), () -> {
            if (evictions == evictionsBefore) {
                keys.putAll(read);
            }
        });
    }

    void evict(String subject) {
        evict(() -> keys.invalidate(subject));
    }

    void evictAll() {
        evict(keys::invalidateAll);
    }

    private void evict(Runnable what) {
        within(lock.writeLock(), () -> {
            evictions = evictions + 1;
            what.run();
        });
    }

    private static void within(Lock held, Runnable work) {
        held.lock();
        try {
            work.run();
        } finally {
            held.unlock();
        }
    }
}
