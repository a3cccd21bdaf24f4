package dev.rollcall.standalone.parts;

import static java.lang.ProcessBuilder.Redirect.appendTo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with its own data directory, on the loopback interface alone. Its server is a process of its
 * own and survives the death of this JVM; the next start on the same directory and port takes it over.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String SUPERUSER = "postgres";

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");
    private static final Map<String, String> FORGETFUL =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            // No socket file in a directory that all users share.
            "unix_socket_directories", "",
            "max_connections", "200");

    /**
     * Statements, parameters and the text of errors can hold personal data: none of them is logged. Callers get their
     * errors anyway; what concerns the server itself is of level LOG and above, and is kept.
     */
    public static final Map<String, String> DISCREET = Map.of(
            "log_min_messages", "log",
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse",
            "log_parameter_max_length", "0",
            "log_parameter_max_length_on_error", "0");

    private static final String OUR_RULES = "# Written by Rollcall at every start.\n";

    private final Path directory;
    private final Path data;
    private final Path log;
    private final int port;
    private final boolean durable;
    private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;

    /**
     * A durable server.
     *
     * @param directory for data and binaries
     * @param log the file to which the server's messages are appended
     */
    public EmbeddedPostgres(Path directory, Path log, int port) {
        this(directory, log, port, true);
    }

    /** @param durable false gives up safety against a crash of the machine for speed; for tests only */
    public EmbeddedPostgres(Path directory, Path log, int port, boolean durable) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.log = log;
        this.port = port;
        this.durable = durable;
    }

    public int port() {
        return port;
    }

    /** The address of a database of this server, without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The server's process, be it started by this object or by another one. */
    public Optional<ProcessHandle> process() {
        return Postmaster.of(data).flatMap(Postmaster::process);
    }

    /** Whether a server left alive holds our port: it will be taken over, so the port need not be free. */
    public boolean canTakeOver() {
        return Postmaster.of(data)
                .filter(found -> found.port() == port && found.process().isPresent())
                .isPresent();
    }

    /**
     * Returns when the server answers.
     *
     * @throws PartException if it does not within 90 seconds
     */
    public synchronized void start() {
        setAsideUnfinished();
        Instant deadline = Instant.now().plus(PATIENCE);
        int failures = 0;
        while (server == null) {
            settlePredecessor();
            try {
                server = open();
            } catch (IOException | RuntimeException e) {
                // A living server may need long to recover from a crash; one that died again will not mend itself.
                failures += process().isPresent() ? 0 : 1;
                if (failures > 1 || Instant.now().isAfter(deadline)) {
                    throw new PartException("PostgreSQL did not start; see " + log, e);
                }
                // The library does not give its lock back on failure.
                delete(data.resolve("epg-lock"));
            }
        }
        keepToOurselves();
        refuseForeignServer();
    }

    /** Returns when the server's process has ended, at most a minute later. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        Optional<ProcessHandle> process = process();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server = null;
        }
        // The library waits 5 s only; a long checkpoint takes more.
        if (process.isPresent() && !Patience.until(Duration.ofMinutes(1), () -> !Alive.is(process.get()))) {
            throw new PartException("PostgreSQL (process %d) is still shutting down; see %s"
                    .formatted(process.get().pid(), log));
        }
    }

    @Override
    public void close() {
        stop();
    }

    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres open() throws IOException {
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(directory.toFile())
                .setPort(port)
                .setPGStartupWait(ATTEMPT)
                // The same order everywhere, whatever the machine's locale and C library.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setDataDirectoryCustomizer(EmbeddedPostgres::demandPasswords)
                .setOutputRedirector(appendTo(log.toFile()))
                .setErrorRedirector(appendTo(log.toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        DISCREET.forEach(builder::setServerConfig);
        (durable ? DURABLE : FORGETFUL).forEach(builder::setServerConfig);
        return builder.start();
    }

    /** The superuser needs no password, on the loopback interface; all other roles prove who they are. */
    private static void demandPasswords(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), OUR_RULES + """
                    host all %s 127.0.0.1/32 trust
                    host all all 127.0.0.1/32 scram-sha-256
                    """.formatted(SUPERUSER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A first start that was killed leaves a directory that is neither empty nor a database. */
    private void setAsideUnfinished() {
        Path rules = data.resolve("pg_hba.conf");
        try {
            boolean finished = Files.exists(rules) && Files.readString(rules).startsWith(OUR_RULES);
            if (Files.exists(data) && !finished) {
                Files.move(data, directory.resolve("unfinished-" + System.currentTimeMillis()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an earlier server on this directory left behind must be gone before the next, or fit to be taken over. */
    private void settlePredecessor() {
        Optional<Postmaster> found = Postmaster.of(data);
        if (found.isEmpty() || canTakeOver()) {
            return;
        }
        Optional<ProcessHandle> elsewhere = found.get().process();
        if (elsewhere.isPresent()) {
            elsewhere.get().destroy();
            Patience.until(Duration.ofSeconds(30), () -> !Alive.is(elsewhere.get()));
            return;
        }
        // After a kill the server's own workers live on for a moment, and hold the memory that a new one needs.
        Patience.until(Duration.ofSeconds(5), () -> ProcessHandle.allProcesses().noneMatch(this::isOurs));
        // PostgreSQL trusts the bare process number, which may be another's by now, and would refuse to start.
        delete(Postmaster.file(data));
    }

    private boolean isOurs(ProcessHandle process) {
        return Postmaster.isPostgres(process)
                && process.info()
                        .command()
                        .filter(each -> Path.of(each).startsWith(directory))
                        .isPresent();
    }

    /** The library makes the directory with the server's programs writable for everybody. */
    private void keepToOurselves() {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseForeignServer() {
        try (Connection connection = DriverManager.getConnection(url("postgres") + "?user=" + SUPERUSER);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            if (!Files.isSameFile(Path.of(row.getString(1)), data)) {
                throw new PartException("another PostgreSQL answers on port " + port);
            }
        } catch (SQLException | IOException e) {
            throw new PartException("PostgreSQL does not answer on port " + port, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
