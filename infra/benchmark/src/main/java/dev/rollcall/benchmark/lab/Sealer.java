package dev.rollcall.benchmark.lab;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Lets the sealer of whichever service be without, by the lock that lets one instance seal at a time. */
public final class Sealer {

    /** As in command-service. */
    private static final long LOCK = 0x5EA1_0000_0001L;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Lab lab;

    public Sealer(Lab lab) {
        this.lab = lab;
    }

    /** What is measured without it. */
    @FunctionalInterface
    public interface Measurement {
        double take() throws Exception;
    }

    /** Nothing is sealed meanwhile; returns when all of it is. */
    public double without(Measurement measurement) throws Exception {
        double measured;
        try (Connection connection = lab.connection(Databases.LOG);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(LOCK));
            measured = measurement.take();
        }
        awaitSealed();
        return measured;
    }

    private void awaitSealed() throws SQLException {
        if (!Patience.until(
                PATIENCE,
                () -> lab.administrator(Databases.LOG)
                        .sql("""
                        select coalesce((select max(size) from seal.checkpoint), 0)
                               >= (select coalesce(max(position), 0) from event_store.event)""")
                        .query(Boolean.class)
                        .single())) {
            throw new IllegalStateException("the log was not sealed within " + PATIENCE);
        }
    }
}
