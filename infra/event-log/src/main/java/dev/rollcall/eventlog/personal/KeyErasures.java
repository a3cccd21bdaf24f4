package dev.rollcall.eventlog.personal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets the keys that any process destroys. Whatever was destroyed while nobody listened is unknown: after a lost
 * connection nothing of what was remembered is trusted.
 */
public final class KeyErasures implements AutoCloseable {

    /** PostgreSQL channel on which a destroyed key is announced; the payload is whose it was. */
    static final String CHANNEL = "rollcall_person_key";

    private static final Duration ALIVE_CHECK = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(KeyErasures.class);

    private final DataSource log;
    private final PersonKeys keys;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** @param log gives the one connection that this listener keeps for itself */
    public KeyErasures(DataSource log, PersonKeys keys) {
        this.log = log;
        this.keys = keys;
        this.thread = Thread.ofVirtual().name("key-erasures").start(this::listen);
    }

    private void listen() {
        while (isOpen()) {
            try (Connection connection = log.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                keys.evictAll();
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                keys.evictAll();
                if (isOpen()) {
                    LOG.warn(
                            "Lost the connection that hears of erasures ({}, SQLSTATE {}); trying again",
                            e.getClass().getName(),
                            e instanceof SQLException sql ? sql.getSQLState() : "none");
                    pause();
                }
            }
        }
    }

    /** Ends when the connection does: one that is silently gone is found out within seconds. */
    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (isOpen() && connection.isValid(Math.toIntExact(ALIVE_CHECK.toSeconds()))) {
            for (PGNotification destroyed : postgres.getNotifications(Math.toIntExact(ALIVE_CHECK.toMillis()))) {
                keys.evict(destroyed.getParameter());
            }
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            if (closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
