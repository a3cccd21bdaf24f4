package dev.rollcall.benchmark.lab;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.EmbeddedPostgres;
import dev.rollcall.standalone.parts.FreePort;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An own durable PostgreSQL in a scratch directory, and everything that was started on it; closing stops all. */
public final class Lab implements AutoCloseable {

    private final Home home;
    private final EmbeddedPostgres postgres;
    private final Secrets secrets;
    private final Databases databases;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** @param home of its own; nobody else may use it */
    public Lab(Home home) {
        this.home = home.create();
        this.postgres = new EmbeddedPostgres(home.postgres(), home.log("postgres"), FreePort.next());
        this.secrets = new Secrets(home.secrets());
        postgres.start();
        this.databases = new Databases(postgres.url("postgres"), EmbeddedPostgres.SUPERUSER, "", secrets);
    }

    /** Stops what runs, and begins with an empty log and empty read models. */
    public void startAfresh() {
        stopParts();
        for (String database : List.of(Databases.LOG, Databases.QUERY)) {
            administrator("postgres")
                    .sql("drop database if exists %s with (force)".formatted(database))
                    .update();
        }
        databases.prepare();
    }

    /** Stopped with the lab, the last one first. */
    public synchronized <T extends AutoCloseable> T running(T part) {
        running.push(part);
        return part;
    }

    public void stop(AutoCloseable part) {
        synchronized (this) {
            running.remove(part);
        }
        close(part); // outside, so that several can stop at a time
    }

    public Home home() {
        return home;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Databases databases() {
        return databases;
    }

    /** A database as PostgreSQL's superuser, a connection a statement: for preparations, never for what is measured. */
    public JdbcClient administrator(String database) {
        return JdbcClient.create(asSuperuser(database));
    }

    /** The same for what has to stay in one connection. */
    public Connection connection(String database) throws SQLException {
        return asSuperuser(database).getConnection();
    }

    private PGSimpleDataSource asSuperuser(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url(database));
        source.setUser(EmbeddedPostgres.SUPERUSER);
        return source;
    }

    public String url(String database) {
        return postgres.url(database);
    }

    /** The log as one of its roles. */
    public DataSource log(String role) {
        return databases.as(role, databases.logUrl());
    }

    private void stopParts() {
        while (!running.isEmpty()) {
            close(running.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop " + part, e);
        }
    }

    @Override
    public void close() {
        try {
            stopParts();
        } finally {
            postgres.stop();
        }
    }
}
