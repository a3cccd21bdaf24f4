package dev.rollcall.access;

import dev.rollcall.web.Failures;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * When sessions and API tokens were last used: gathered in memory and written together every few seconds, since a write
 * for each request would cost more than the request. A crash forgets some seconds, which idle time-outs can bear.
 */
public final class Activity {

    private static final Logger LOG = LoggerFactory.getLogger(Activity.class);

    private final JdbcClient log;
    private final Clock clock;
    private final Map<UUID, Instant> used = new ConcurrentHashMap<>();

    /** @param log connects to the log's database, with the right to write there when a token was used */
    public Activity(JdbcClient log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void used(UUID id) {
        used.put(id, clock.instant());
    }

    /**
     * When each was last used; who was not used has no entry. Others' last seconds may be missing. Empty where the log's
     * database does not say: whoever asks can do without.
     */
    public Optional<Map<UUID, Instant>> lastUsed(Collection<UUID> ids) {
        Map<UUID, Instant> times = new HashMap<>();
        if (!ids.isEmpty()) {
            try {
                log.sql("select id, last_used_at from credential.activity where id = any (?)")
                        .param(ids.toArray(UUID[]::new))
                        .query(row -> {
                            times.put(
                                    row.getObject("id", UUID.class),
                                    row.getObject("last_used_at", OffsetDateTime.class)
                                            .toInstant());
                        });
            } catch (DataAccessException e) {
                LOG.warn("When sessions were last used could not be read: {}", Failures.describe(e));
                return Optional.empty();
            }
        }
        for (UUID id : ids) {
            Instant here = used.get(id);
            if (here != null) {
                times.merge(id, here, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return Optional.of(times);
    }

    /**
     * When any session of the user's was last used, those that are no more included; API tokens are nobody who is there.
     * Empty for who never had one, and where the log's database does not say.
     */
    public Optional<Instant> lastSeen(UUID userId) {
        List<Instant> times = new ArrayList<>();
        try {
            log.sql("""
                    select null::uuid as id, at from credential.last_seen where user_id = ?
                    union all
                    select g.id, greatest(a.last_used_at, g.created_at)
                    from credential.grant_owner g left join credential.activity a on a.id = g.id
                    where g.user_id = ? and g.scope = 'session'""").params(userId, userId).query(row -> {
                times.add(row.getObject("at", OffsetDateTime.class).toInstant());
                UUID session = row.getObject("id", UUID.class);
                Instant here = session == null ? null : used.get(session);
                if (here != null) {
                    times.add(here);
                }
            });
        } catch (DataAccessException e) {
            LOG.warn("When somebody was last seen could not be read: {}", Failures.describe(e));
        }
        return times.stream().max(Comparator.naturalOrder());
    }

    /** Writes down what was used since the last time. */
    @Scheduled(fixedDelayString = "PT5S")
    public void write() {
        if (used.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        List<OffsetDateTime> times = new ArrayList<>();
        Map<UUID, Instant> taken = Map.copyOf(used);
        // Always in one order: two instances that write the same rows must not wait for each other.
        taken.keySet().stream().sorted().forEach(id -> {
            ids.add(id);
            times.add(taken.getOrDefault(id, Instant.EPOCH).atOffset(ZoneOffset.UTC));
        });
        try {
            log.sql("""
                    insert into credential.activity (id, last_used_at)
                    select id, last_used_at from unnest(?::uuid[], ?::text[]::timestamptz[]) as used (id, last_used_at)
                    on conflict (id) do update set last_used_at = excluded.last_used_at
                    where activity.last_used_at < excluded.last_used_at""")
                    .param(ids.toArray(UUID[]::new))
                    .param(times.stream().map(OffsetDateTime::toString).toArray(String[]::new))
                    .update();
            taken.forEach(used::remove);
        } catch (RuntimeException e) {
            LOG.warn("When sessions were last used could not be written down: {}", Failures.describe(e));
        }
    }
}
