package dev.rollcall.query.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table with the versions that the rows of another, which have an {@code id}, had before. */
final class Past {

    private final String end;
    private final Insert insert;
    private final String name;

    Past(String of, List<Column> columns) {
        this.name = nameFor(of);
        String each = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        this.end = """
                insert into %1$s (%2$s, since, until)
                select %3$s, t.since, ended.at::bigint
                from unnest(?::text[], ?::text[]) as ended (id, at) join %4$s t on t.id = ended.id::uuid""".formatted(
                name, each, columns.stream().map(column -> "t." + column.name()).collect(Collectors.joining(", ")), of);
        this.insert = new Insert(name, columns, List.of(Insert.SINCE, Insert.UNTIL));
    }

    /** What the table with the versions of another's rows is called. */
    static String nameFor(String table) {
        return table + "_past";
    }

    String name() {
        return name;
    }

    /** Takes over rows as the other table has them, as far as it has. */
    void end(JdbcClient db, Map<?, Long> until) {
        db.sql(end).params(texts(until.keySet()), texts(until.values())).update();
    }

    /** Versions that the other table never had. */
    <R extends Record> void write(JdbcClient db, List<Version<R>> versions) {
        insert.bind(db.sql(insert.sql()), versions).update();
    }

    private static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
