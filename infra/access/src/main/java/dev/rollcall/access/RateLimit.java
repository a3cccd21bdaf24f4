package dev.rollcall.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** So many requests per second for each key: a token bucket each, as many at most as memory is set aside for. */
final class RateLimit<K> {

    /** What may come at once, in seconds' worth. */
    private static final int BURST_SECONDS = 5;

    /** Some hundred bytes each. One that is driven out starts anew, full: it is as if its key had been quiet. */
    private static final int MOST_BUCKETS = 100_000;

    private final @Nullable LoadingCache<K, Bucket> buckets;

    /**
     * @param perSecond 0 for no limit
     * @throws IllegalArgumentException if it is negative
     */
    RateLimit(int perSecond, TimeMeter time) {
        if (perSecond < 0) {
            throw new IllegalArgumentException("A limit is a number of requests per second, or 0: " + perSecond);
        }
        buckets = perSecond == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(MOST_BUCKETS)
                        .ticker(time::currentTimeNanos)
                        // Full by then, like a new one.
                        .expireAfterAccess(Duration.ofSeconds(BURST_SECONDS))
                        .build(key -> Bucket.builder()
                                .addLimit(limit -> limit.capacity((long) perSecond * BURST_SECONDS)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                                .withCustomTimePrecision(time)
                                .build());
    }

    /** Counts a request: 0 if it may pass, otherwise the seconds after which the next one may, rounded up. */
    long secondsToWait(K key) {
        if (buckets == null) {
            return 0;
        }
        ConsumptionProbe asked = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return asked.isConsumed() ? 0 : Math.max(1, Math.ceilDiv(asked.getNanosToWaitForRefill(), 1_000_000_000L));
    }
}
