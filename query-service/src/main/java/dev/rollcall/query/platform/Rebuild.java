package dev.rollcall.query.platform;

import dev.rollcall.eventlog.LogSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One projection, made anew from the first event beside the live one, which goes on and serves reads until the new tables
 * take over.
 */
final class Rebuild {

    private static final int EVENTS_AT_A_TIME = 1_000;

    /** Rows in memory, the bulk of what a rebuild needs there. */
    private static final int MOST_ROWS = 30_000;

    /** Fewer are dealt with while the live projection waits. */
    private static final int FEW_EVENTS = 2_000;

    private static final int MOST_ATTEMPTS_TO_CATCH_UP = 20;

    private final String projection;
    private final EventMessageHandler handlers;
    private final LogSource log;
    private final Connection connection;
    private final JdbcClient db;
    private final ShadowTables tables;
    private final RebuildReport report;
    private final Batch batch = new Batch(0);

    Rebuild(
            String projection,
            EventMessageHandler handlers,
            LogSource log,
            Connection connection,
            JdbcClient db,
            ShadowTables tables,
            RebuildReport report) {
        this.projection = projection;
        this.handlers = handlers;
        this.log = log;
        this.connection = connection;
        this.db = db;
        this.tables = tables;
        this.report = report;
    }

    /** @throws Exception of a handler that cannot handle an event; the live tables are as they were */
    void run() throws Exception {
        tables.create();
        foldUpTo(log.head());
        write();
        tables.index();
        for (int i = 0; i < MOST_ATTEMPTS_TO_CATCH_UP && log.head() - batch.position() > FEW_EVENTS; i++) {
            foldUpTo(log.head());
            write();
        }
        connection.setAutoCommit(false);
        try {
            takeOver();
            connection.commit();
        } finally {
            connection.rollback(); // nothing, where it is committed
            connection.setAutoCommit(true);
        }
    }

    private void takeOver() throws Exception {
        foldUpTo(Positions.locked(db, projection));
        write();
        tables.takeOver();
        Positions.advance(db, projection, batch.position());
        report.done(batch.position());
    }

    private void foldUpTo(long last) throws Exception {
        try (ReadAhead events = new ReadAhead(log, batch.position(), last, EVENTS_AT_A_TIME)) {
            for (var some = events.next(); !some.isEmpty(); some = events.next()) {
                fold(some.iterator());
                report.reached(batch.position());
                if (batch.size() > MOST_ROWS) {
                    write();
                }
            }
        }
    }

    private void fold(Iterator<TrackedEventMessage<?>> events) throws Exception {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        try {
            batch.beginIn(work);
            while (events.hasNext()) {
                TrackedEventMessage<?> event = events.next();
                if (batch.takes(event.trackingToken().position().orElseThrow())) {
                    handlers.handle(event);
                }
            }
            work.commit();
        } finally {
            if (work.isActive()) {
                work.rollback();
            }
        }
    }

    private void write() throws SQLException {
        batch.write(db);
        batch.forget();
    }
}
