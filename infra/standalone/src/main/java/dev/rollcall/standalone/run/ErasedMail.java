package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.MailServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Takes away the mails on this machine that are about persons who are erased (R53). Looks for itself who is, so that
 * nothing is missed that happened while it did not run.
 */
final class ErasedMail implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Clocks of this machine and of the database may differ, and an erasure commits after its time. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final DataSource log;
    private final MailServer mails;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Instant seen = Instant.EPOCH;

    /** @param log as the reader of the log sees it */
    ErasedMail(DataSource log, MailServer mails) {
        this.log = log;
        this.mails = mails;
    }

    void start() {
        Thread.ofVirtual().name("erased-mail").start(this::run);
    }

    private void run() {
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                Instant now = Instant.now();
                try {
                    purge();
                    seen = now.minus(OVERLAP);
                } catch (SQLException | IOException e) {
                    // The database has not started yet, or has gone: the next look finds all that this one did not.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void purge() throws SQLException, IOException {
        try (Connection connection = log.getConnection();
                PreparedStatement erased =
                        connection.prepareStatement("select subject from personal.person_key where erased_at >= ?")) {
            erased.setTimestamp(1, Timestamp.from(seen));
            try (ResultSet rows = erased.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(1);
                    if (subject.matches("[0-9a-f-]{36}")) {
                        mails.purge(subject);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
