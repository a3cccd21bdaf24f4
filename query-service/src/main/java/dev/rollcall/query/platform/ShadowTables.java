package dev.rollcall.query.platform;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empty copies of a projection's tables under the same names in a schema of their own, in which a rebuild writes. Whoever
 * writes them looks there first; secondary indexes are made when the rows are in.
 */
final class ShadowTables {

    private final JdbcClient connection;
    private final String schema;
    private final List<String> tables;
    private final String live;

    /** @param connection looks for tables in the shadow's schema from here on; nobody else may use it */
    ShadowTables(JdbcClient connection, String projection, List<String> tables) {
        this.connection = connection;
        this.schema = "rebuild_" + projection.replace('-', '_');
        this.tables = tables;
        this.live =
                connection.sql("select current_schema()").query(String.class).single();
    }

    /** Whatever a rebuild has left behind that was killed goes first. */
    void create() {
        run("drop schema if exists %s cascade".formatted(schema));
        run("create schema " + schema);
        for (String table : tables) {
            run("create table %1$s.%3$s (like %2$s.%3$s including defaults including constraints including generated)"
                    .formatted(schema, live, table));
            each("""
                    select format('alter table %s.%s add constraint %%I %%s', conname, pg_get_constraintdef(oid))
                    from pg_constraint where conrelid = ?::regclass and contype = 'p'""".formatted(schema, table), live + "." + table);
        }
        run("set search_path to %s, %s".formatted(schema, live));
    }

    /** The indexes of the live tables, and what the planner has to know of the new ones. */
    void index() {
        for (String table : tables) {
            each("""
                    select replace(pg_get_indexdef(indexrelid), ' ON %2$s.%3$s ', ' ON %1$s.%3$s ')
                    from pg_index where indrelid = ?::regclass and not indisprimary""".formatted(schema, live, table), live + "." + table);
            run("analyze %s.%s".formatted(schema, table));
        }
    }

    /** In a transaction: reads wait for its end, and then find the new tables. */
    void takeOver() {
        for (String table : tables) {
            run("drop table %s.%s cascade".formatted(live, table)); // with the view of its past
            run("alter table %s.%s set schema %s".formatted(schema, table, live));
        }
        run("drop schema " + schema);
        run("set local search_path to " + live);
        for (String table : tables) {
            if (tables.contains(Past.nameFor(table))) {
                connection
                        .sql("select as_of.show(?)")
                        .param(table)
                        .query((row, i) -> table)
                        .list();
            }
        }
    }

    private void each(String select, String table) {
        connection.sql(select).param(table).query(String.class).list().forEach(this::run);
    }

    private void run(String statement) {
        connection.sql(statement).update();
    }
}
