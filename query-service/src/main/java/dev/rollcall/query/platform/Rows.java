package dev.rollcall.query.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of one table while events change them: in memory, whatever the number of events; the table is read and written
 * once, when a batch of them ends.
 */
public final class Rows<K, R extends Record> {

    private static final int ROWS_PER_STATEMENT = 5_000;

    private final Table<K, R> table;
    private final Map<K, R> known = new HashMap<>();
    private final Set<K> changed = new LinkedHashSet<>();
    private final Set<K> removed = new LinkedHashSet<>();
    private final Map<K, List<UnaryOperator<R>>> waiting = new LinkedHashMap<>();

    Rows(Table<K, R> table) {
        this.table = table;
    }

    /** A row that is new, or takes the place of the one that had its key, or is merged with it. */
    public void put(R row) {
        K key = table.keyOf(row);
        waiting.remove(key);
        removed.remove(key);
        known.merge(key, row, table::merged);
        changed.add(key);
    }

    /** Changes a row, which has to be there when the batch ends. */
    public void change(K key, UnaryOperator<R> change) {
        R row = known.get(key);
        if (row == null) {
            waiting.computeIfAbsent(key, unknown -> new ArrayList<>()).add(change);
        } else {
            apply(key, row, change);
        }
    }

    /** A row that is no more; none that is merged with others. */
    public void remove(K key) {
        waiting.remove(key);
        known.remove(key);
        changed.remove(key);
        removed.add(key);
    }

    private void apply(K key, R row, UnaryOperator<R> change) {
        R after = change.apply(row);
        if (!after.equals(row)) {
            known.put(key, after);
            changed.add(key);
        }
    }

    /** How many rows it holds, or holds changes for. */
    int size() {
        return known.size() + waiting.size();
    }

    /**
     * Puts into the table what has changed.
     *
     * @throws IllegalStateException for a change of a row that the table does not have
     */
    void write(JdbcClient db) {
        changeWaiting(db);
        List<R> rows = new ArrayList<>(changed.size());
        for (K key : changed) {
            @Nullable R row = known.get(key);
            if (row != null) {
                rows.add(row);
            }
        }
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            table.write(db, rows.subList(from, Math.min(from + ROWS_PER_STATEMENT, rows.size())));
        }
        changed.clear();
        if (!removed.isEmpty()) {
            table.delete(db, removed);
            removed.clear();
        }
    }

    private void changeWaiting(JdbcClient db) {
        if (waiting.isEmpty()) {
            return;
        }
        known.putAll(table.load(db, waiting.keySet()));
        known.keySet().removeAll(removed); // as far as the table has them still
        waiting.forEach((key, changes) -> {
            for (UnaryOperator<R> change : changes) {
                R row = known.get(key);
                if (row == null) {
                    throw new IllegalStateException("%s has no row %s to change".formatted(table.name(), key));
                }
                apply(key, row, change);
            }
        });
        waiting.clear();
    }

    /** Keeps no row in memory; only after {@link #write}. */
    void forget() {
        known.clear();
    }
}
