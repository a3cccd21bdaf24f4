package dev.rollcall.query.platform;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts many rows into a table with one statement, in an array for each column.
 *
 * @param positions columns beside those of the rows, which say from when or until when a version stood
 */
record Insert(String table, List<Column> columns, List<Positioned> positions) {

    /** A column with a position of each version. */
    record Positioned(String name, ToLongFunction<Version<?>> of) {}

    static final Positioned SINCE = new Positioned("since", Version::since);
    static final Positioned UNTIL = new Positioned("until", Version::until);

    /** Up to where conflicts are dealt with. */
    String sql() {
        String names = Stream.concat(
                        columns.stream().map(Column::name), positions.stream().map(Positioned::name))
                .collect(Collectors.joining(", "));
        String values = Stream.concat(
                        columns.stream()
                                .map(column -> "new.%s::%s"
                                        .formatted(column.name(), column.type().sqlType())),
                        positions.stream().map(position -> "new.%s::bigint".formatted(position.name())))
                .collect(Collectors.joining(", "));
        String arrays = Stream.generate(() -> "?::text[]")
                .limit(columns.size() + positions.size())
                .collect(Collectors.joining(", "));
        return "insert into %s (%s) select %s from unnest(%s) as new (%s)"
                .formatted(table, names, values, arrays, names);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<? extends Version<?>> versions) {
        List<? extends Record> rows = versions.stream().map(Version::row).toList();
        JdbcClient.StatementSpec bound = statement;
        for (Column column : columns) {
            bound = bound.param(column.texts(rows));
        }
        for (Positioned position : positions) {
            bound = bound.param(versions.stream()
                    .map(version -> Long.toString(position.of().applyAsLong(version)))
                    .toArray(String[]::new));
        }
        return bound;
    }
}
