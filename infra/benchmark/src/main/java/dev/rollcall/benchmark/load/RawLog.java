package dev.rollcall.benchmark.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.standalone.parts.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one would write by hand: bare JDBC on a table equal to the log's, with equal indexes and equal rows, and without
 * anything that the log promises. The figure to be measured against.
 */
public final class RawLog implements AutoCloseable {

    private static final String TABLE = "benchmark.event";

    private final HikariDataSource pool;
    private final List<String> columns;
    private final String insert;
    private final String select;
    private final AtomicLong position = new AtomicLong();

    /** A row as the driver wants it: by column, in PostgreSQL's text form; nulls are left out. */
    public record Template(Map<String, String> values) {}

    public RawLog(Lab lab, int connections) {
        JdbcClient administrator = lab.administrator(Databases.LOG);
        administrator.sql("create schema benchmark").update();
        administrator
                .sql("create table %s (like event_store.event including all)".formatted(TABLE))
                .update();
        administrator
                .sql("grant usage on schema benchmark to %1$s".formatted(Databases.COMMAND_ROLE))
                .update();
        administrator
                .sql("grant select, insert on %s to %s".formatted(TABLE, Databases.COMMAND_ROLE))
                .update();
        this.columns = administrator.sql("""
                        select attname from pg_attribute
                        where attrelid = 'benchmark.event'::regclass and attnum > 0
                          and not attisdropped and attgenerated = '' order by attnum""").query(String.class).list();
        // As long as the log is, so that both have indexes of one depth.
        administrator
                .sql("insert into %1$s (%2$s) select %2$s from event_store.event"
                        .formatted(TABLE, String.join(", ", columns)))
                .update();
        position.set(administrator
                .sql("select coalesce(max(position), 0) from " + TABLE)
                .query(Long.class)
                .single());
        this.insert = "insert into %s (%s) values (%s)"
                .formatted(
                        TABLE,
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
        this.select =
                "select %s from %s where stream = ? order by sequence".formatted(String.join(", ", columns), TABLE);
        this.pool = pool(lab, connections);
    }

    private static HikariDataSource pool(Lab lab, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(lab.databases().logUrl());
        config.setUsername(Databases.COMMAND_ROLE);
        config.setPassword(lab.secrets().value(Databases.COMMAND_ROLE));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        // Whatever a column's type, its value comes as text: the table may change without this changing.
        config.addDataSourceProperty("stringtype", "unspecified");
        return new HikariDataSource(config);
    }

    /** The newest event of a type in the real log, to make equal rows of. */
    public Template template(Lab lab, String type) {
        return new Template(lab.administrator(Databases.LOG)
                .sql("select %s from event_store.event where type = ? order by position desc limit 1"
                        .formatted(columns.stream()
                                .map(column -> column + "::text as " + column)
                                .collect(Collectors.joining(", "))))
                .param(type)
                .query((row, i) -> {
                    Map<String, String> values = new HashMap<>();
                    for (String column : columns) {
                        String value = row.getString(column);
                        if (value != null) {
                            values.put(column, value);
                        }
                    }
                    return Map.copyOf(values);
                })
                .single());
    }

    /** One insert that commits itself: a single round trip. */
    public void create(Template row, String stream) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            insert(connection, row, stream, 0);
        }
    }

    /** In one transaction: the stream's rows, one more of them, commit. */
    public void change(Template row, String stream) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, row, stream, length(connection, stream));
            connection.commit();
        }
    }

    /** Every column is fetched: who decides on a stream needs its events. */
    private long length(Connection connection, String stream) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(select)) {
            query.setString(1, stream);
            long length = 0;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        rows.getString(i);
                    }
                    length++;
                }
            }
            return length;
        }
    }

    private void insert(Connection connection, Template row, String stream, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i);
                statement.setString(
                        i + 1,
                        switch (column) {
                            case "position" -> Long.toString(position.incrementAndGet());
                            case "stream" -> stream;
                            case "sequence" -> Long.toString(sequence);
                            case "event_id" -> UUID.randomUUID().toString();
                            default -> row.values().get(column);
                        });
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
