package dev.rollcall.eventlog.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that were used lately. What was read before an eviction does not come in after it. */
final class PersonKeyCache {

    private static final int MOST = 200_000; // about 200 bytes each
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<String, PersonKey> keys =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    private long evictions;

    @Nullable
    PersonKey get(String subject) {
        return keys.getIfPresent(subject);
    }

    /** To be asked before keys are read that shall come in. */
    synchronized long evictions() {
        return evictions;
    }

    /** @param evictionsBefore if there was one since, these keys may be destroyed by now and are not kept */
    synchronized void put(Map<String, PersonKey> read, long evictionsBefore) {
        if (evictions == evictionsBefore) {
            keys.putAll(read);
        }
    }

    synchronized void evict(String subject) {
        evictions++;
        keys.invalidate(subject);
    }

    synchronized void evictAll() {
        evictions++;
        keys.invalidateAll();
    }
}
