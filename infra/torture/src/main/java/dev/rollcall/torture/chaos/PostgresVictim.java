package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.EmbeddedPostgres;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The database server: a postmaster and its workers. */
final class PostgresVictim implements Victim {
    private final Home home;
    private final int port;
    private final Lock starting = new ReentrantLock();
    private volatile EmbeddedPostgres server;
    private volatile boolean ended;

    PostgresVictim(Home home, int port) {
        this.home = home;
        this.port = port;
        this.server = server(home, port);
    }

    private static EmbeddedPostgres server(Home home, int port) {
        return new EmbeddedPostgres(home.postgres(), home.log("postgresql"), port);
    }

    String url(String database) {
        return server.url(database);
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public void start() {
        starting.lock();
        try {
            if (ended) {
                throw new PartException(name() + " was ended");
            }
            server.start();
        } finally {
            starting.unlock();
        }
    }

    @Override
    public boolean isAlive() {
        return server.process().isPresent();
    }

    @Override
    public synchronized void kill() {
        server.process().ifPresent(postmaster -> {
            List<ProcessHandle> workers = postmaster.descendants().toList();
            // First the one that would look after the others' deaths.
            Signal.kill(postmaster);
            workers.forEach(Signal::kill);
        });
        forget();
    }

    /** The library believes its server alive, and holds a lock on the directory. */
    private void forget() {
        try {
            Files.deleteIfExists(home.postgres().resolve("data").resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = server(home, port);
    }

    @Override
    public void end() {
        ended = true;
        kill();
        // A start that is under way tries once more, and succeeds.
        starting.lock();
        try {
            kill();
        } finally {
            starting.unlock();
        }
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException("whoever waits for the database would only wait longer");
    }

    @Override
    public void resume() {
        // It never pauses.
    }
}
