package dev.rollcall.torture.evidence;

import dev.rollcall.torture.proof.ReadModels;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** All tables of the read models' database that hold what events say; how far that is known is told elsewhere. */
public record ReadModelTables(DataSource database) {

    public ReadModels read() {
        try (Connection connection = database.getConnection()) {
            Map<String, List<String>> rows = new HashMap<>();
            for (String table : tables(connection)) {
                rows.put(table, strings(connection, "select t::text from %s t".formatted(table)));
            }
            return new ReadModels(rows);
        } catch (SQLException e) {
            throw new EvidenceMissing("the read models cannot be read", e);
        }
    }

    /** A point in the history of the database, to tell older rows by. */
    public long now() {
        try (Connection connection = database.getConnection()) {
            return Long.parseLong(
                    strings(connection, "select pg_current_xact_id()::text").getFirst());
        } catch (SQLException e) {
            throw new EvidenceMissing("the read models cannot be read", e);
        }
    }

    /** Tables with rows that were written before that point, and so by no replay that began after it. */
    public List<String> withRowsFromBefore(long point) {
        try (Connection connection = database.getConnection()) {
            List<String> found = new ArrayList<>();
            for (String table : tables(connection)) {
                String older = strings(
                                connection,
                                "select count(*)::text from %s where xmin::text::bigint < %d".formatted(table, point))
                        .getFirst();
                if (!older.equals("0")) {
                    found.add("%s rows of %s were there before the replay".formatted(older, table));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new EvidenceMissing("the read models cannot be read", e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(connection, """
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                  and tablename not in ('projection', 'rebuild', 'token_entry', 'flyway_schema_history')
                  and schemaname not like 'rebuild%'
                order by 1""");
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
