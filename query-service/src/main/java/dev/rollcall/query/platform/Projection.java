package dev.rollcall.query.platform;

import dev.rollcall.events.DomainEvent;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model: one class with its tables, its handlers and its reads. Its processing group is its name. A handler sees
 * each event once and in order, and only changes rows in memory; they are written when the batch of events ends.
 */
public abstract class Projection {

    protected final JdbcClient db;
    private final String name;
    private final List<Table<?, ?>> tables;

    /** @param tables all that it writes, which a rebuild makes anew */
    protected Projection(String name, JdbcClient db, Table<?, ?>... tables) {
        this.name = name;
        this.db = db;
        this.tables = List.of(tables);
    }

    /** The rows of a table, for a handler to change. */
    protected static <K, R extends Record> Rows<K, R> rows(Table<K, R> table) {
        return Batch.current().of(table);
    }

    /** Does something to all rows of a table, whichever they are; after the rows that this batch of events changes. */
    protected static void sweep(Consumer<JdbcClient> sweep) {
        Batch.current().sweep(sweep);
    }

    /**
     * The same with one statement for a table, as its rows are and as they were.
     *
     * @param sql names the table {@code %s}
     */
    protected static void sweep(Table<?, ?> table, String sql, Object... parameters) {
        sweep(db -> table.names()
                .forEach(name -> db.sql(sql.formatted(name)).params(parameters).update()));
    }

    /** Has an aftermath see to something, once, when this batch of events ends. */
    protected static <T> void touch(Aftermath<T> aftermath, T item) {
        Batch.current().touch(aftermath, item);
    }

    /**
     * An event that no other handler takes. What a projection does not care for still moves its position on; nobody
     * deserializes it.
     */
    @EventHandler(payloadType = DomainEvent.class)
    protected void otherwise(TrackedEventMessage<?> event) {}

    String name() {
        return name;
    }

    List<Table<?, ?>> tables() {
        return tables;
    }
}
