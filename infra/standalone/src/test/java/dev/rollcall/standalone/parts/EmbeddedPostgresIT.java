package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    /** With a space, as in many people's directories. */
    @TempDir(factory = WithSpace.class)
    private Path directory;

    private final int port = FreePort.next();
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        postgres = another(port);
        postgres.start();
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void isDurableAndLogsNoValues() throws Exception {
        assertThat(show(
                        "fsync",
                        "synchronous_commit",
                        "full_page_writes",
                        "listen_addresses",
                        "unix_socket_directories",
                        "max_connections",
                        "data_checksums"))
                .containsExactly("on", "on", "on", "127.0.0.1", "", "200", "on");

        assertThatThrownBy(() -> query("SELECT 'private@example.com'::int")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> query("SELECT 1/0 AS secretly")).isInstanceOf(SQLException.class);
        assertThat(directory.resolve("postgresql.log"))
                .content()
                .contains("database system is ready")
                .doesNotContain("private@", "secretly");
    }

    @Test
    void asksEveryoneButTheSuperuserForAPassword() throws Exception {
        execute("CREATE ROLE somebody LOGIN PASSWORD 'right'");

        String url = postgres.url("postgres") + "?user=somebody&password=";
        DriverManager.getConnection(url + "right").close();
        assertThatThrownBy(() -> DriverManager.getConnection(url + "wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    void findsItsDataAgainOnAnotherPort() throws Exception {
        execute("CREATE TABLE kept (id int)");
        postgres.stop();
        assertThat(postgres.process()).isEmpty();

        postgres = another(FreePort.next());
        postgres.start();

        assertThat(query("SELECT count(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void takesOverAServerThatItsLauncherLeftAlive() throws Exception {
        execute("CREATE TABLE kept (id int)");
        var left = postgres.process().orElseThrow();
        // The library's lock dies with the launcher that was killed.
        Files.delete(directory.resolve("postgres/data/epg-lock"));

        var next = another(port);
        assertThat(next.canTakeOver()).isTrue();
        next.start();

        assertThat(next.process()).contains(left);
        assertThat(query("SELECT count(*) FROM kept")).isEqualTo("0");
        next.stop();
        assertThat(Alive.is(left)).isFalse();
    }

    @Test
    void movesAServerLeftAliveToTheNewPort() throws Exception {
        var left = postgres.process().orElseThrow();
        Files.delete(directory.resolve("postgres/data/epg-lock"));

        postgres = another(FreePort.next());
        postgres.start();

        assertThat(Alive.is(left)).isFalse();
        assertThat(query("SELECT 1")).isEqualTo("1");
    }

    @Test
    void recoversAfterAKill() throws Exception {
        execute("CREATE TABLE kept AS SELECT generate_series(1, 1000)");
        var killed = postgres.process().orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get(10, TimeUnit.SECONDS);
        assertThat(directory.resolve("postgres/data/postmaster.pid")).exists();
        Files.delete(directory.resolve("postgres/data/epg-lock"));

        postgres = another(port);
        postgres.start();

        assertThat(query("SELECT count(*) FROM kept")).isEqualTo("1000");
    }

    @Test
    void startsAgainAfterAnUnfinishedFirstStart() throws Exception {
        postgres.stop();
        Files.writeString(directory.resolve("postgres/data/pg_hba.conf"), "# PostgreSQL Client Authentication");

        postgres = another(port);
        postgres.start();

        assertThat(query("SELECT 1")).isEqualTo("1");
    }

    private EmbeddedPostgres another(int onPort) {
        return new EmbeddedPostgres(directory.resolve("postgres"), directory.resolve("postgresql.log"), onPort);
    }

    private List<String> show(String... settings) {
        return List.of(settings).stream()
                .map(each -> {
                    try {
                        return query("SHOW " + each);
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private String query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url("postgres") + "?user=postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url("postgres") + "?user=postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
