package dev.rollcall.query.platform;

import dev.rollcall.eventlog.LogGrowth;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far each projection has come, kept in the same transaction as its rows. It alone decides which events a projection
 * takes; the framework's token only says where to read on.
 */
@Component
class Positions {

    /**
     * A batch of so many means that there are more. The framework's reader, whose queue was full, looks again after
     * 100 ms, which would bound the rate by itself; woken, it goes on at once.
     */
    private static final int MANY_EVENTS = 250;

    private final JdbcClient db;
    private final Progress progress;
    private final LogGrowth readers;

    Positions(JdbcClient db, Progress progress, LogGrowth readers) {
        this.db = db;
        this.readers = readers;
        this.progress = progress;
        progress.watch(() -> all().forEach(each -> progress.made(each.name(), each.position())));
    }

    /** @param position of the last event that a projection shows; 0 for one that has seen none */
    record Position(String name, long position) {}

    /**
     * Of the one that is the furthest behind.
     *
     * @throws IllegalStateException for a projection that no migration has named
     */
    long of(String... projections) {
        List<Long> found = db.sql("select position from projection where name = any (?)")
                .param(projections)
                .query(Long.class)
                .list();
        if (found.size() < projections.length) {
            throw new IllegalStateException(
                    "Not all of %s have rows in the table of projections".formatted(List.of(projections)));
        }
        return Collections.min(found);
    }

    List<Position> all() {
        return db.sql("select name, position from projection order by name")
                .query(Position.class)
                .list();
    }

    /** The same, and nobody else moves it before the transaction of this connection ends. */
    static long locked(JdbcClient connection, String projection) {
        return connection
                .sql("select position from projection where name = ? for update")
                .param(projection)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException(projection + " has no row in the table of projections"));
    }

    static void advance(JdbcClient connection, String projection, long position) {
        connection
                .sql("update projection set position = ?, updated_at = now() where name = ?")
                .params(position, projection)
                .update();
    }

    /** Makes a projection take each event once, and write rows and position when a batch of them ends. */
    MessageHandlerInterceptor<EventMessage<?>> keptFor(String projection) {
        return (work, chain) -> {
            UnitOfWork<?> root = work.root();
            if (!Batch.hasBegunIn(root)) {
                begin(projection, root);
            }
            return Batch.current().takes(positionOf(work.getMessage())) ? chain.proceed() : null;
        };
    }

    private void begin(String projection, UnitOfWork<?> work) {
        long before = locked(db, projection);
        Batch batch = new Batch(before);
        batch.beginIn(work);
        work.onPrepareCommit(done -> {
            if (batch.position() > before) {
                batch.write(db);
                advance(db, projection, batch.position());
            }
        });
        work.afterCommit(done -> {
            progress.made(projection, batch.position());
            if (batch.position() - before >= MANY_EVENTS) {
                readers.wake();
            }
        });
    }

    private static long positionOf(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> event) {
            return event.trackingToken().position().orElseThrow();
        }
        throw new IllegalArgumentException("Projections are fed from the log");
    }
}
