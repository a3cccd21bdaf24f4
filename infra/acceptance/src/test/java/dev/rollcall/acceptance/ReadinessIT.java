package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** On an installation of its own, whose database is taken away. */
class ReadinessIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

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
            "readiness says that the database does not answer, while it does not; health that Kafka does not, by a lag that grows")
    void truth() {
        for (ConfigurableApplicationContext service : List.of(rollcall.commands(), rollcall.queries())) {
            assertThat(readiness(service)).isEqualTo(200);
        }
        Office office = Office.register(rollcall.api());

        allowConnections(false);
        try {
            for (ConfigurableApplicationContext service : List.of(rollcall.commands(), rollcall.queries())) {
                Awaitility.await().atMost(LONGEST_WAIT).until(() -> readiness(service) == 503);
                assertThat(management(service).get("/actuator/health").status()).isEqualTo(503);
                assertThat(management(service).get("/actuator/health/liveness").status())
                        .isEqualTo(200);
            }
            rollcall.api().get(office.path("/users")).expectProblem(503, "service.unavailable");
        } finally {
            allowConnections(true);
        }
        for (ConfigurableApplicationContext service : List.of(rollcall.commands(), rollcall.queries())) {
            Awaitility.await().atMost(LONGEST_WAIT).until(() -> readiness(service) == 200);
        }
        rollcall.api().get(office.path("/users")).expect(200);

        rollcall.parts().loseKafka();
        office.add("Late", "late");
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> lag() > 20);
        assertThat(readiness(rollcall.commands())).isEqualTo(200);
        rollcall.parts().restoreKafka();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> lag() == 0);
    }

    /** Of the feed, in seconds. */
    private double lag() {
        return management(rollcall.commands())
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("rollcall_feed_lag_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private void allowConnections(boolean allowed) {
        for (String role : List.of("rollcall_command", "rollcall_reader", "rollcall_query")) {
            rollcall.logAsSuperuser()
                    .sql("alter role %s %s".formatted(role, allowed ? "login" : "nologin"))
                    .update();
            rollcall.logAsSuperuser()
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?")
                    .param(role)
                    .query()
                    .listOfRows();
        }
    }

    private static int readiness(ConfigurableApplicationContext service) {
        return management(service).get("/actuator/health/readiness").status();
    }

    private static Api management(ConfigurableApplicationContext service) {
        return new Api(
                URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port")), "");
    }
}
