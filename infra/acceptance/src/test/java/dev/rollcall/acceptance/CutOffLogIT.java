package dev.rollcall.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.seal.ExportVerifier;
import dev.rollcall.seal.PublicKey;
import dev.rollcall.standalone.parts.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On an installation of its own: nothing is sealed there any more. */
class CutOffLogIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private Rollcall rollcall;

    @BeforeEach
    void start() throws Exception {
        rollcall = new Rollcall();
    }

    @AfterEach
    void stop() {
        rollcall.close();
    }

    @Test
    @DisplayName(
            "R93 a log whose end was cut off, with all that was sealed of it, is told by what was published, and not sealed")
    void cutOff() {
        JdbcClient superuser = rollcall.logAsSuperuser();
        Office office = Office.register(rollcall.api());
        long kept = sealed(office.add("Kept", "kept").position());
        sealed(office.add("Gone", "gone").position());

        for (String statement : List.of(
                "delete from event_store.event where position > ?",
                "delete from seal.leaves where first >= ?",
                "delete from seal.node where ((index + 1) << level) > ?",
                "delete from seal.checkpoint where size > ?")) {
            superuser.sql(statement).param(kept).update();
        }

        Awaitility.await().atMost(LONGEST_WAIT).until(() -> isTampered(rollcall.commands()));
        try (ConfigurableApplicationContext another = rollcall.commandService(FreePort.next())) {
            Awaitility.await().atMost(LONGEST_WAIT).until(() -> isTampered(another));
        }
        assertThat(latest()).isEqualTo(kept);
    }

    @Test
    @DisplayName("R93 whoever signs the log can change the key, and says which one it was; what both signed verifies")
    void anotherKey(@TempDir Path directory) throws IOException {
        Api api = rollcall.api();
        Office office = Office.register(api);
        Person auditor = Person.superAdmin(rollcall, office).auditor();
        String ben = office.add("Ben", "ben").id();
        sealed(office.create("teams", "Before").position());
        String former = logKeys().getFirst();
        Path key = Files.writeString(
                directory.resolve("key"),
                Base64.getEncoder().encodeToString("another seed of 32 bytes, random".getBytes(UTF_8)));
        rollcall.commands().close();

        Map<String, String> settings =
                Map.of("ROLLCALL_SEAL_KEY_FILE", key.toString(), "ROLLCALL_SEAL_FORMER_PUBLIC_KEYS", former);
        try (ConfigurableApplicationContext next = rollcall.commandServiceWith(rollcall.commandPort(), settings)) {
            long position = api.patch(office.path("/users/" + ben), "{\"fullName\": \"Benjamin\"}")
                    .expect(204)
                    .position();
            sealed(position);

            assertThat(isTampered(next)).isFalse();
            assertThat(logKeys()).hasSize(2).contains(former);
            ExportVerifier.Verdict verdict =
                    SealIT.verify(api, auditor, office.path("/audit/users/" + ben + "/events"), position);
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.events()).isEqualTo(2);
        }
        try (ConfigurableApplicationContext unaware = rollcall.commandService(FreePort.next())) {
            Awaitility.await().atMost(LONGEST_WAIT).until(() -> isTampered(unaware));
        }
    }

    private List<String> logKeys() {
        return rollcall.api()
                .get("/v1/audit/public-keys")
                .expect(200)
                .body()
                .lines()
                .filter(key -> !PublicKey.parse(key).isForExports())
                .toList();
    }

    /** The size of the checkpoint that the position is sealed in, once it is. */
    private long sealed(long position) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> rollcall.api().get("/v1/audit/proofs/" + position).status() == 200);
        return latest();
    }

    private long latest() {
        return rollcall.logAsSuperuser()
                .sql("select max(size) from seal.checkpoint")
                .query(Long.class)
                .single();
    }

    private static boolean isTampered(ConfigurableApplicationContext service) {
        return new Api(
                        URI.create(
                                "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port")),
                        "")
                .get("/actuator/prometheus")
                .body()
                .contains("rollcall_seal_tampered{application=\"command-service\",what=\"checkpoint\"} 1.0");
    }
}
