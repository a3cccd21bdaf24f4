package dev.rollcall.query.platform;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets every instance see how far a rebuild is. */
final class RebuildReport {

    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private static final long EVERY = Duration.ofMillis(500).toNanos();

    private final JdbcClient db;
    private final String projection;
    private long lastWritten;

    RebuildReport(JdbcClient db, String projection) {
        this.db = db;
        this.projection = projection;
        this.lastWritten = System.nanoTime();
    }

    /** @param target the log's head */
    void begun(long target) {
        db.sql("""
                insert into rebuild (name, target) values (?, ?)
                on conflict (name) do update set position = 0, target = excluded.target, outcome = null,
                    started_at = excluded.started_at, updated_at = excluded.updated_at""").params(projection, target).update();
    }

    /** May be told as often as one likes. */
    void reached(long position) {
        if (System.nanoTime() - lastWritten >= EVERY) {
            lastWritten = System.nanoTime();
            db.sql("update rebuild set position = ?, updated_at = clock_timestamp() where name = ?")
                    .params(position, projection)
                    .update();
        }
    }

    void done(long position) {
        db.sql("update rebuild set position = ? where name = ?")
                .params(position, projection)
                .update();
        ended(DONE);
    }

    void failed() {
        ended(FAILED);
    }

    private void ended(String outcome) {
        db.sql("update rebuild set updated_at = clock_timestamp(), outcome = ? where name = ?")
                .params(outcome, projection)
                .update();
    }
}
