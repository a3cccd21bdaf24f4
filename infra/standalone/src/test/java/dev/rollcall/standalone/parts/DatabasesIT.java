package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabasesIT {
    @TempDir
    private static Path directory;

    private static EmbeddedPostgres postgres;
    private static Databases databases;

    @BeforeAll
    static void start() {
        postgres = new EmbeddedPostgres(
                directory.resolve("postgres"), directory.resolve("postgresql.log"), FreePort.next(), false);
        postgres.start();
        databases = new Databases(postgres.url("postgres"), "postgres", "", new Secrets(directory));
        databases.prepare();
        // May be run again.
        databases.prepare();
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "rollcall_owner,   rollcall_log,   true",
        "rollcall_command, rollcall_log,   true",
        "rollcall_reader,  rollcall_log,   true",
        "rollcall_query,   rollcall_log,   false",
        "rollcall_owner,   rollcall_query, false",
        "rollcall_command, rollcall_query, false",
        "rollcall_reader,  rollcall_query, false",
        "rollcall_query,   rollcall_query, true"
    })
    void letsEachRoleIntoItsOwnDatabasesAlone(String role, String database, boolean allowed) throws Exception {
        DataSource source = databases.as(role, postgres.url(database));
        if (allowed) {
            source.getConnection().close();
        } else {
            assertThatThrownBy(source::getConnection)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void leavesTheTablesToTheOwner() {
        for (String role : new String[] {Databases.COMMAND_ROLE, Databases.READER_ROLE}) {
            var client = JdbcClient.create(databases.as(role, databases.logUrl()));
            assertThatThrownBy(() -> client.sql("CREATE TABLE mine (id int)").update())
                    .rootCause()
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> new Databases(
                                postgres.url("postgres"), "rollcall_command", "wrong", new Secrets(directory))
                        .prepare())
                .isInstanceOf(PartException.class)
                .hasMessageContaining("SQL state 28P01")
                .hasMessageNotContaining("wrong");
    }
}
