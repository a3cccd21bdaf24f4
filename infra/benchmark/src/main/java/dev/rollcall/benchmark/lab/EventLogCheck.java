package dev.rollcall.benchmark.lab;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the log is what was acknowledged: a fast engine that loses or doubles something is not fast. */
public final class EventLogCheck {

    private final JdbcClient log;
    private long expected;

    public EventLogCheck(JdbcClient log) {
        this.log = log;
        this.expected = count();
    }

    /** @throws IllegalStateException unless positions are 1..n and n grew by this many since the last time */
    public void grewBy(long acknowledged) {
        expected += acknowledged;
        boolean sound =
                log.sql("""
                        select count(*) = :expected and coalesce(min(position), 1) = 1
                               and coalesce(max(position), 0) = :expected
                        from event_store.event""").param("expected", expected).query(Boolean.class).single();
        if (!sound) {
            throw new IllegalStateException(
                    "The log has %d events instead of the %d acknowledged, or positions have gaps"
                            .formatted(count(), expected));
        }
    }

    public long count() {
        return log.sql("select count(*) from event_store.event")
                .query(Long.class)
                .single();
    }
}
