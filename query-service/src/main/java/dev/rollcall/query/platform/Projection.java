package dev.rollcall.query.platform;

import dev.rollcall.events.DomainEvent;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model: one class with its tables, its handlers and its reads. Its processing group is its name. Handlers
 * tolerate an event that they have seen before.
 */
public abstract class Projection {

    protected final JdbcClient db;
    private final String name;

    protected Projection(String name, JdbcClient db) {
        this.name = name;
        this.db = db;
    }

    /** Events that a projection does not care for still move its position on. */
    @EventHandler
    void ignore(DomainEvent other) {}

    /** Runs in the transaction that sets its token back to the first event. */
    @ResetHandler
    void reset() {
        clear();
        db.sql("""
                update projection set rebuild_to = greatest(rebuild_to, position), position = 0,
                                      updated_at = now()
                where name = ?""").param(name).update();
    }

    /** Empties its tables. */
    protected abstract void clear();
}
