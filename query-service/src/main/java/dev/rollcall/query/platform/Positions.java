package dev.rollcall.query.platform;

import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each projection has come, kept in the same transaction as its rows. */
@Component
class Positions {

    private final JdbcClient db;
    private final Progress progress;

    Positions(JdbcClient db, Progress progress) {
        this.db = db;
        this.progress = progress;
    }

    /**
     * How far a projection has come.
     *
     * @param position of the last event that it shows; 0 for one that has seen none
     * @param rebuildTo where it was when it was last emptied: short of that it shows less than it once did
     */
    record Position(String name, long position, long rebuildTo) {

        boolean isRebuilding() {
            return position < rebuildTo;
        }
    }

    /** @throws IllegalStateException for a projection that no migration has named */
    Position of(String projection) {
        return all().stream()
                .filter(each -> each.name().equals(projection))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(projection + " has no row in the table of projections"));
    }

    List<Position> all() {
        return db.sql("select name, position, rebuild_to from projection order by name")
                .query(Position.class)
                .list();
    }

    /** Makes a projection keep its position: once for each batch of events. */
    MessageHandlerInterceptor<EventMessage<?>> keptFor(String projection) {
        String key = "position of " + projection;
        return (work, chain) -> {
            UnitOfWork<?> batch = work.root();
            if (batch.getResource(key) == null) {
                batch.onPrepareCommit(done -> advance(projection, done.getResource(key)));
                batch.afterCommit(done -> progress.made(projection));
            }
            OptionalLong position = work.getMessage() instanceof TrackedEventMessage<?> event
                    ? event.trackingToken().position()
                    : OptionalLong.empty();
            batch.resources().put(key, position.orElseThrow());
            return chain.proceed();
        };
    }

    private void advance(String projection, long position) {
        int rows = db.sql("update projection set position = ?, updated_at = now() where name = ?")
                .params(position, projection)
                .update();
        if (rows != 1) {
            throw new IllegalStateException(projection + " has no row in the table of projections");
        }
    }
}
