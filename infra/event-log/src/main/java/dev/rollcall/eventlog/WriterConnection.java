package dev.rollcall.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection that the writer keeps for itself, made anew when it was lost; used by one thread. */
final class WriterConnection {

    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    /**
     * Plans are for any batch, not made anew for each; and who holds the lock and falls silent loses it before those who
     * wait for it give up.
     */
    private static final String SETTINGS = """
            set plan_cache_mode = force_generic_plan;
            set enable_seqscan = off;
            set idle_in_transaction_session_timeout = '5s'""";

    private final DataSource log;
    private @Nullable Connection connection;

    WriterConnection(DataSource log) {
        this.log = log;
    }

    /** Whether {@link #open} gives one that was used before, and may have been lost since. */
    boolean isKept() {
        return connection != null;
    }

    /** Not in auto-commit mode. */
    Connection open() throws SQLException {
        if (connection == null) {
            Connection fresh = log.getConnection();
            try (Statement settings = fresh.createStatement()) {
                fresh.setAutoCommit(true);
                settings.execute(SETTINGS);
                fresh.setAutoCommit(false);
            } catch (SQLException | RuntimeException e) {
                end(fresh);
                throw e;
            }
            connection = fresh;
        }
        return connection;
    }

    void end() {
        if (connection != null) {
            end(connection);
            connection = null;
        }
    }

    /** For good, and not back to a pool: it carries settings of its own. */
    private static void end(Connection connection) {
        try (connection) {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("A connection could not be ended (SQLSTATE {})", e.getSQLState());
        }
    }
}
