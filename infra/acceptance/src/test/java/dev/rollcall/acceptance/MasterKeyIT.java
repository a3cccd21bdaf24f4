package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.platform.MasterKeyRotationRun;
import dev.rollcall.eventlog.personal.MasterKeyException;
import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** On a Rollcall of its own, whose master key changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MasterKeyIT {

    private static final int USERS = 40;

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    MasterKeyIT() throws Exception {
        rollcall = new Rollcall();
        api = rollcall.api();
        office = Office.register(api);
    }

    @AfterAll
    void stop() {
        rollcall.close();
    }

    @Test
    @DisplayName("A service with another master key does not start, and says why")
    void anotherKey() {
        String another = Base64.getEncoder().encodeToString(new byte[32]);
        for (Map<String, String> wrong : List.of(
                Map.of("ROLLCALL_MASTER_KEY", another),
                Map.of("ROLLCALL_MASTER_KEY", ""),
                Map.of("ROLLCALL_MASTER_KEY", "too-short"))) {
            assertThatThrownBy(() -> rollcall.commandService(FreePort.next(), wrong))
                    .hasRootCauseInstanceOf(MasterKeyException.class)
                    .rootCause()
                    .hasMessageContaining("ROLLCALL_MASTER_KEY");
        }
    }

    @Test
    @DisplayName("A rotation wraps all keys anew while changes go on; then the new master key is enough, and needed")
    void rotates() throws Exception {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(office.add("Person " + i, "person" + i).header("Location"));
        }
        List<String> screen = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> changes = users.stream()
                    .map(user -> callers.submit(() -> api.patch(user, "{\"fields\": {\"phone\": \"110\"}}")
                            .status()))
                    .toList();
            MasterKeyRotationRun.run(rotation(), screen::add);
            for (Future<Integer> change : changes) {
                assertThat(change.get()).isEqualTo(204);
            }
        }
        assertThat(screen).first().asString().endsWith("0 s remaining");
        assertThat(screen).last().asString().contains("keys were wrapped anew");
        assertThat(rollcall.log(Databases.COMMAND_ROLE)
                        .sql("select count(distinct wrapped_by) from personal.person_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        // One that was given both goes on making keys under the old one; they are found by the next rotation.
        office.add("Late", "late");
        MasterKeyRotationRun.run(rotation(), screen::add);
        assertThat(screen).last().asString().startsWith("1 keys");

        changedWith(Map.of("ROLLCALL_MASTER_KEY", rollcall.nextMasterKey()), users.getFirst());
        assertThatThrownBy(() ->
                        rollcall.commandService(FreePort.next(), Map.of("ROLLCALL_MASTER_KEY", rollcall.masterKey())))
                .hasRootCauseInstanceOf(MasterKeyException.class);
    }

    /** Through a service that has to unwrap all that it reads. */
    private void changedWith(Map<String, String> masterKeys, String user) {
        int port = FreePort.next();
        try (ConfigurableApplicationContext service = rollcall.commandService(port, masterKeys)) {
            assertThat(service.isRunning()).isTrue();
            long position = new Api(URI.create("http://127.0.0.1:" + port), rollcall.token())
                    .patch(user, "{\"fields\": {\"phone\": \"112\"}}")
                    .expect(204)
                    .position();
            assertThat(api.get(user, position).body()).contains("112", "Person 0");
        }
    }

    private ConfigurableEnvironment rotation() {
        ConfigurableEnvironment service = rollcall.commands().getEnvironment();
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "rotation",
                        Map.of(
                                "spring.datasource.url", service.getRequiredProperty("spring.datasource.url"),
                                "spring.datasource.username", service.getRequiredProperty("spring.datasource.username"),
                                "spring.datasource.password", service.getRequiredProperty("spring.datasource.password"),
                                "rollcall.master-key", rollcall.nextMasterKey(),
                                "rollcall.master-key-previous", rollcall.masterKey())));
        return settings;
    }
}
