package dev.rollcall.benchmark.load;

import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.standalone.parts.Databases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What a rebuild has to do at least: every row of the log over JDBC, and the finished read model copied into an equal
 * table with equal indexes. What the rows of the read model are is known beforehand.
 */
public final class ReadAndCopy implements AutoCloseable {

    private static final String EVENTS = "select * from event_store.event order by position";
    private static final int FETCH = 1_000;

    private final Connection log;
    private final Connection readModels;
    private final byte[] rows;

    /** @param tables pattern of the read model's names; the table with most rows is taken */
    public ReadAndCopy(Lab lab, String tables) {
        String table = lab.administrator(Databases.QUERY)
                .sql("""
                        select oid::regclass::text from pg_class
                        where relkind = 'r' and relname like ? order by pg_table_size(oid) desc limit 1""")
                .param(tables)
                .query(String.class)
                .single();
        try {
            log = lab.log(Databases.READER_ROLE).getConnection();
            log.setAutoCommit(false); // the driver fetches by portions only within a transaction
            readModels = lab.databases()
                    .as(Databases.QUERY_ROLE, lab.databases().queryUrl())
                    .getConnection();
            rows = copyOut(table);
            execute("create table if not exists benchmark_copy (like %s including all)".formatted(table));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the comparison with a rebuild", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it takes once. */
    public double seconds() throws SQLException, IOException {
        execute("truncate benchmark_copy");
        long begin = System.nanoTime();
        try (Statement statement = log.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet events = statement.executeQuery(EVENTS)) {
                int columns = events.getMetaData().getColumnCount();
                while (events.next()) {
                    for (int i = 1; i <= columns; i++) {
                        events.getString(i);
                    }
                }
            }
        }
        log.rollback();
        copy().copyIn("copy benchmark_copy from stdin", new ByteArrayInputStream(rows));
        return (System.nanoTime() - begin) / 1e9;
    }

    private byte[] copyOut(String table) throws SQLException, IOException {
        var out = new ByteArrayOutputStream();
        copy().copyOut("copy %s to stdout".formatted(table), out);
        return out.toByteArray();
    }

    private CopyManager copy() throws SQLException {
        return readModels.unwrap(PGConnection.class).getCopyAPI();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = readModels.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try (log;
                readModels) {
            execute("drop table benchmark_copy");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot clear up after the comparison with a rebuild", e);
        }
    }
}
