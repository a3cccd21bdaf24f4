package dev.rollcall.query.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far replays have come, as command-service keeps it beside the log. */
@Component
class ReplayProgress {

    private final JdbcClient log;

    ReplayProgress(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /**
     * @param reached position up to which everything was sent
     * @param events how many that were
     * @param problem why it waits
     */
    record Reached(
            UUID id,
            long reached,
            long events,
            Instant since,
            Instant at,
            @Nullable String problem) {

        private double seconds() {
            return Math.max(1, Duration.between(since, at).toMillis()) / 1_000.0;
        }

        long eventsPerSecond() {
            return Math.round(events / seconds());
        }

        /** By how fast the log was gone through until now; null before anything was. */
        @Nullable
        Long remainingSeconds(long first, long target) {
            long done = reached - first + 1;
            return done <= 0 ? null : Math.round(seconds() / done * (target - reached));
        }
    }

    /** By id; those that have not begun are left out. */
    Map<UUID, Reached> of(Collection<UUID> replays) {
        return log
                .sql("select * from command.replay where id = any (?)")
                .param(replays.toArray(UUID[]::new))
                .query(Reached.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Reached::id, Function.identity()));
    }
}
