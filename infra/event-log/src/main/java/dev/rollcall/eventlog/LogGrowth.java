package dev.rollcall.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells readers that the log has grown, whichever process wrote to it: at once after a quiet while, then every {@link
 * #PACE}, so that what a busy log adds meanwhile is one batch and not one transaction of every reader for each commit.
 * Readers are also told every {@link #FALLBACK} without a notification, because a notification is lost when the
 * connection breaks.
 */
public final class LogGrowth implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(8);
    private static final Duration FALLBACK = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(LogGrowth.class);

    private final DataSource log;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong head = new AtomicLong();
    private volatile boolean closed;

    /** @param log gives the one connection that this listener keeps for itself */
    public LogGrowth(DataSource log) {
        this.log = log;
        this.thread = Thread.ofVirtual().name("log-growth").start(this::listen);
    }

    /** The listener must not block: it runs on the thread that hears of all growth. */
    public void onGrowth(Runnable listener) {
        listeners.add(listener);
    }

    public void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** Lets readers look again, although the log has not grown. */
    public void wake() {
        listeners.forEach(LogGrowth::tell);
    }

    /** How often the log has grown, or may have: a reader that has read since the last time need not read again. */
    long count() {
        return count.get();
    }

    /** The log's head as far as it was heard of; 0 at first. */
    long head() {
        return head.get();
    }

    private void listen() {
        while (!closed) {
            try (Connection connection = log.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + AppendTransaction.CHANNEL);
                PGConnection postgres = connection.unwrap(PGConnection.class);
                while (!closed) {
                    hear(postgres.getNotifications(Math.toIntExact(FALLBACK.toMillis())));
                    count.incrementAndGet();
                    wake();
                    pause(PACE);
                }
            } catch (SQLException | RuntimeException e) {
                // A pool that cannot be filled throws what is no SQLException; without this thread all readers are
                // deaf.
                if (!closed) {
                    LOG.warn(
                            "Lost the connection that hears of new events ({}, SQLSTATE {}); trying again",
                            e.getClass().getName(),
                            e instanceof SQLException sql ? sql.getSQLState() : "none");
                    pause(FALLBACK);
                }
            }
        }
    }

    private void hear(PGNotification @Nullable [] notifications) {
        for (PGNotification each : notifications == null ? new PGNotification[0] : notifications) {
            if (each.getParameter().matches("\\d{1,18}")) {
                head.accumulateAndGet(Long.parseLong(each.getParameter()), Math::max);
            }
        }
    }

    /** One listener that fails must not make all others deaf. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "A reader could not be told of new events ({})",
                    e.getClass().getName());
        }
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
