package dev.rollcall.query.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that a projection takes in one transaction, and the rows that they change. */
final class Batch {

    private static final String KEY = Batch.class.getName();

    private final Map<Table<?, ?>, Rows<?, ?>> rows = new LinkedHashMap<>();
    private final List<Consumer<JdbcClient>> sweeps = new ArrayList<>();
    private final Map<Aftermath<?>, Set<Object>> touched = new LinkedHashMap<>();
    private long position;
    private long lastUse;

    /** @param position of the last event that the tables show */
    Batch(long position) {
        this.position = position;
    }

    static Batch current() {
        Batch batch = CurrentUnitOfWork.get().root().getResource(KEY);
        if (batch == null) {
            throw new IllegalStateException("Rows change within a batch of events");
        }
        return batch;
    }

    void beginIn(UnitOfWork<?> work) {
        work.resources().put(KEY, this);
    }

    static boolean hasBegunIn(UnitOfWork<?> work) {
        return work.getResource(KEY) != null;
    }

    /**
     * Whether an event is to be handled: each exactly once, whatever it is offered for.
     *
     * @throws IllegalStateException for one that comes before its turn: positions have no gaps
     */
    boolean takes(long next) {
        if (next <= position) {
            return false;
        }
        if (next != position + 1) {
            throw new IllegalStateException("Position %d follows %d".formatted(next, position));
        }
        position = next;
        return true;
    }

    /** Whether the event that was handled last is something to this projection. */
    boolean isUsed() {
        return lastUse == position;
    }

    long position() {
        return position;
    }

    @SuppressWarnings("unchecked") // put there for this very table
    <K, R extends Record> Rows<K, R> of(Table<K, R> table) {
        lastUse = position;
        return (Rows<K, R>) rows.computeIfAbsent(table, first -> new Rows<>(first, this::position));
    }

    /** How many rows it keeps in memory. */
    int size() {
        return rows.values().stream().mapToInt(Rows::size).sum()
                + touched.values().stream().mapToInt(Set::size).sum();
    }

    /** What is done to all rows of a table, whichever they are, once those that have changed are written. */
    void sweep(Consumer<JdbcClient> sweep) {
        lastUse = position;
        sweeps.add(sweep);
    }

    <T> void touch(Aftermath<T> aftermath, T item) {
        touched.computeIfAbsent(aftermath, first -> new LinkedHashSet<>()).add(item);
    }

    void write(JdbcClient db) {
        rows.values().forEach(each -> each.write(db));
        if (!sweeps.isEmpty()) {
            sweeps.forEach(sweep -> sweep.accept(db));
            sweeps.clear();
            forget(); // what is in memory has not been swept
        }
        touched.forEach((aftermath, items) -> follow(aftermath, items, db));
        touched.clear();
    }

    @SuppressWarnings("unchecked") // items were touched for this very aftermath
    private static <T> void follow(Aftermath<T> aftermath, Set<Object> items, JdbcClient db) {
        aftermath.step().accept(db, (Set<T>) items);
    }

    void forget() {
        rows.values().forEach(Rows::forget);
    }
}
