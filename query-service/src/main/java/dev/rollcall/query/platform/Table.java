package dev.rollcall.query.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of a read model. Its rows are records with a component for every column, which are read and written many at
 * a time: one statement, however many there are.
 *
 * @param <K> the primary key
 */
public final class Table<K, R extends Record> {

    private final String name;
    private final Function<R, K> key;
    private final @Nullable BinaryOperator<R> merge;
    private final Constructor<R> constructor;
    private final List<Column> columns;
    private final String select;
    private final Insert insert;
    private final String upsert;
    private final String delete;
    private final @Nullable Past past;

    private Table(
            String name,
            Class<R> row,
            List<String> keyColumns,
            Function<R, K> key,
            @Nullable BinaryOperator<R> merge,
            String onConflict,
            boolean hasPast) {
        this.name = name;
        this.key = key;
        this.merge = merge;
        this.constructor = constructorOf(row);
        this.columns = Stream.of(row.getRecordComponents()).map(Column::of).toList();
        this.select = "select %s from %s where %s = any (?::text[]::uuid[])"
                .formatted(each("%s"), name, keyColumns.getFirst());
        this.delete = "delete from %s where %s = any (?::text[]::uuid[])".formatted(name, keyColumns.getFirst());
        this.past = hasPast ? new Past(name, columns) : null;
        this.insert = new Insert(name, columns, hasPast ? List.of(Insert.SINCE) : List.of());
        this.upsert = insert.sql()
                + " on conflict (%s) do update set %s"
                        .formatted(
                                String.join(", ", keyColumns),
                                (onConflict.isEmpty() ? each("%1$s = excluded.%1$s") : onConflict)
                                        + (hasPast ? ", since = excluded.since" : ""));
    }

    /** A table whose rows have an {@code id} and change. */
    public static <R extends Record> Table<UUID, R> of(String name, Class<R> row, Function<R, UUID> id) {
        return new Table<>(name, row, List.of("id"), id, null, "", false);
    }

    /**
     * The same with a past, for {@link TimeTravel}: a second table, named after it with {@code _past}, has every version
     * that a row had before, and {@code since} says from which position on a row is as it is. Who takes something out
     * of rows for good has to sweep both.
     */
    public static <R extends Record> Table<UUID, R> withPast(String name, Class<R> row, Function<R, UUID> id) {
        return new Table<>(name, row, List.of("id"), id, null, "", true);
    }

    /**
     * A table that is never read to be written: rows of one key make one.
     *
     * @param keyColumns names of the primary key's columns
     * @param merge makes one row of an earlier and a later one
     * @param onConflict the same in SQL: what is set where the table has the key already
     */
    public static <K, R extends Record> Table<K, R> merging(
            String name,
            Class<R> row,
            List<String> keyColumns,
            Function<R, K> key,
            BinaryOperator<R> merge,
            String onConflict) {
        return new Table<>(name, row, keyColumns, key, merge, onConflict, false);
    }

    String name() {
        return name;
    }

    K keyOf(R row) {
        return key.apply(row);
    }

    R merged(R earlier, R later) {
        return merge == null ? later : merge.apply(earlier, later);
    }

    /** The rows that there are with these keys. */
    Map<K, R> load(JdbcClient db, Collection<K> keys) {
        Map<K, R> rows = new HashMap<>();
        db.sql(select)
                .param(keys.stream().map(Object::toString).toArray(String[]::new))
                .query(this::row)
                .list()
                .forEach(row -> rows.put(keyOf(row), row));
        return rows;
    }

    /** @param versions no two of one key */
    void write(JdbcClient db, List<Version<R>> versions) {
        insert.bind(db.sql(upsert), versions).update();
    }

    boolean hasPast() {
        return past != null;
    }

    /** Its own name, and that of its past. */
    Stream<String> names() {
        return Stream.concat(Stream.of(name), Stream.ofNullable(past).map(Past::name));
    }

    /** Makes rows past, as far as there are any; before others are written in their places. */
    void end(JdbcClient db, Map<K, Long> until) {
        Objects.requireNonNull(past).end(db, until);
    }

    /** Versions that were between two events of one batch. */
    void writePast(JdbcClient db, List<Version<R>> versions) {
        Objects.requireNonNull(past).write(db, versions);
    }

    /** @param keys of rows that may be there or not */
    void delete(JdbcClient db, Collection<K> keys) {
        db.sql(delete)
                .param(keys.stream().map(Object::toString).toArray(String[]::new))
                .update();
    }

    /** Makes a row of one that a query of all columns has found, whatever its number. */
    public R row(ResultSet row, int number) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            values[i] = column.type().reader().read(row, column.name());
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a row of " + name, e);
        }
    }

    private String each(String format) {
        return columns.stream().map(column -> format.formatted(column.name())).collect(Collectors.joining(", "));
    }

    private static <R extends Record> Constructor<R> constructorOf(Class<R> row) {
        try {
            Constructor<R> canonical = row.getDeclaredConstructor(Stream.of(row.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class[]::new));
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(row + " is no record", e);
        }
    }
}
