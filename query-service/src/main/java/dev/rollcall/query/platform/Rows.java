package dev.rollcall.query.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of one table while events change them: in memory, whatever the number of events; the table is read and written
 * once, when a batch of them ends. Of a table with a past, every version of a row is kept, those between two events of
 * one batch too.
 */
public final class Rows<K, R extends Record> {

    private static final int ROWS_PER_STATEMENT = 5_000;

    private final Table<K, R> table;
    private final LongSupplier position;
    private final Map<K, R> known = new HashMap<>();
    /** With the position of the last change. */
    private final Map<K, Long> changed = new LinkedHashMap<>();

    private final Set<K> removed = new LinkedHashSet<>();
    private final Map<K, List<Change<R>>> waiting = new LinkedHashMap<>();
    /** Where the versions that the table has end. */
    private final Map<K, Long> ended = new LinkedHashMap<>();

    private final List<Version<R>> past = new ArrayList<>();

    /** @param position of the event that changes rows now */
    Rows(Table<K, R> table, LongSupplier position) {
        this.table = table;
        this.position = position;
    }

    /** @param row as it is after it, of what it was before; null for none */
    private record Change<R>(long position, UnaryOperator<@Nullable R> row) {}

    /** A row that is new, or takes the place of the one that had its key, or is merged with it. */
    public void put(R row) {
        K key = table.keyOf(row);
        if (table.hasPast() && waiting.containsKey(key)) {
            await(key, before -> row);
        } else {
            waiting.remove(key);
            put(key, row, position.getAsLong());
        }
    }

    /** Changes a row, which has to be there when the batch ends. */
    public void change(K key, UnaryOperator<R> change) {
        R row = known.get(key);
        if (row == null) {
            await(key, before -> change.apply(required(before, key)));
        } else {
            apply(key, row, change.apply(row), position.getAsLong());
        }
    }

    /** A row that is no more; none that is merged with others. */
    public void remove(K key) {
        if (table.hasPast() && waiting.containsKey(key)) {
            await(key, before -> null);
        } else {
            waiting.remove(key);
            remove(key, position.getAsLong());
        }
    }

    private void await(K key, UnaryOperator<@Nullable R> row) {
        waiting.computeIfAbsent(key, unknown -> new ArrayList<>()).add(new Change<>(position.getAsLong(), row));
    }

    private R required(@Nullable R row, K key) {
        if (row == null) {
            throw new IllegalStateException("%s has no row %s to change".formatted(table.name(), key));
        }
        return row;
    }

    private void apply(K key, @Nullable R before, @Nullable R after, long at) {
        if (after == null) {
            remove(key, at);
        } else if (!after.equals(before)) {
            put(key, after, at);
        }
    }

    private void put(K key, R row, long at) {
        end(key, at);
        removed.remove(key);
        known.merge(key, row, table::merged);
        changed.put(key, at);
    }

    private void remove(K key, long at) {
        end(key, at);
        known.remove(key);
        changed.remove(key);
        removed.add(key);
    }

    private void end(K key, long at) {
        if (!table.hasPast()) {
            return;
        }
        Long since = changed.get(key);
        R row = known.get(key);
        if (since == null) {
            ended.putIfAbsent(key, at);
        } else if (since < at && row != null) {
            past.add(new Version<>(row, since, at));
        }
    }

    /** How many rows it holds, or holds changes for. */
    int size() {
        return known.size() + waiting.size() + past.size();
    }

    /**
     * Puts into the table what has changed.
     *
     * @throws IllegalStateException for a change of a row that the table does not have
     */
    void write(JdbcClient db) {
        changeWaiting(db);
        if (!ended.isEmpty()) {
            table.end(db, ended);
            ended.clear();
        }
        List<Version<R>> rows = new ArrayList<>(changed.size());
        changed.forEach((key, since) -> {
            @Nullable R row = known.get(key);
            if (row != null) {
                rows.add(new Version<>(row, since, 0));
            }
        });
        inParts(rows, some -> table.write(db, some));
        changed.clear();
        if (!removed.isEmpty()) {
            table.delete(db, removed);
            removed.clear();
        }
        inParts(past, some -> table.writePast(db, some));
        past.clear();
    }

    private static <T> void inParts(List<T> all, Consumer<List<T>> write) {
        for (int from = 0; from < all.size(); from += ROWS_PER_STATEMENT) {
            write.accept(all.subList(from, Math.min(from + ROWS_PER_STATEMENT, all.size())));
        }
    }

    private void changeWaiting(JdbcClient db) {
        if (waiting.isEmpty()) {
            return;
        }
        known.putAll(table.load(db, waiting.keySet()));
        known.keySet().removeAll(removed); // as far as the table has them still
        waiting.forEach((key, changes) -> {
            for (Change<R> change : changes) {
                @Nullable R row = known.get(key);
                apply(key, row, change.row().apply(row), change.position());
            }
        });
        waiting.clear();
    }

    /** Keeps no row in memory; only after {@link #write}. */
    void forget() {
        known.clear();
    }
}
