package dev.rollcall.query.audit;

import dev.rollcall.web.Refusal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Bounds how many histories an organization takes away at once: those who look at theirs must not wait for it. */
@Component
class Downloads {

    static final int MOST_AT_ONCE = 4;

    private static final long RETRY_AFTER_SECONDS = 10;

    private final Map<UUID, Integer> running = new ConcurrentHashMap<>();

    /** One that has begun, and ends when it is closed. */
    interface Download extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Refusal {@code audit.too-many-exports} while as many run in this instance */
    Download begin(UUID organizationId) {
        running.compute(organizationId, (organization, before) -> {
            int now = before == null ? 1 : before + 1;
            if (now > MOST_AT_ONCE) {
                throw Refusal.tooMany(
                        "audit.too-many-exports",
                        "At most %d exports of an organization run at once.".formatted(MOST_AT_ONCE),
                        RETRY_AFTER_SECONDS);
            }
            return now;
        });
        return () -> running.computeIfPresent(organizationId, (organization, now) -> now == 1 ? null : now - 1);
    }
}
