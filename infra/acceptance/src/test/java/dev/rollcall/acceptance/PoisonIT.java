package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On an installation of its own: what happens here would reach everybody else. */
@DisplayName("An event that cannot be handled")
class PoisonIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final Duration LONG_ENOUGH_TO_FLAP = Duration.ofSeconds(12);

    private static Rollcall rollcall;

    @BeforeAll
    static void start() throws Exception {
        rollcall = new Rollcall();
    }

    @AfterAll
    static void stop() {
        rollcall.close();
    }

    private static Api management(String service) {
        String port = (service.equals("query") ? rollcall.queries() : rollcall.commands())
                .getEnvironment()
                .getProperty("local.management.port");
        return new Api(URI.create("http://127.0.0.1:" + port), rollcall.token());
    }

    private static int health(String service, String of) {
        return management(service).get("/actuator/health" + of).status();
    }

    private static String component(String name) {
        return management("command").get("/actuator/health").text("/components/" + name + "/status");
    }

    private static List<String> metrics(String service, String containing) {
        return management(service)
                .as("") // who scrapes need not hold a token
                .get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.contains(containing) && !line.startsWith("#"))
                .toList();
    }

    @Test
    @DisplayName("stops who has to handle it, with an alarm that stays until it is mended, and nobody else")
    void stops() {
        Office office = Office.register(rollcall.api());
        Office poisoned = Office.register(rollcall.api());
        long position = insert("organization/" + poisoned.id(), "{\"organizationId\": 5}");
        // Others go on changing things behind it.
        Answer later = office.create("teams", "Behind the poison");

        Awaitility.await().atMost(LONGEST_WAIT).untilAsserted(() -> {
            assertThat(health("query", "")).isEqualTo(503);
            assertThat(health("command", "")).isEqualTo(503);
            assertThat(metrics("query", "rollcall_projection_stopped"))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" 1.0"));
        });
        assertThat(management("query").get("/actuator/health").text("/components/projections/status"))
                .isEqualTo("DOWN");
        assertThat(component("feed")).isEqualTo("DOWN");
        Awaitility.await()
                .during(LONG_ENOUGH_TO_FLAP)
                .atMost(LONGEST_WAIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> health("query", "") == 503
                        && health("command", "") == 503
                        && health("query", "/liveness") == 200
                        && health("query", "/readiness") == 200
                        && health("command", "/readiness") == 200
                        && metrics("query", "rollcall_projection_stopped").stream()
                                .allMatch(line -> line.endsWith(" 1.0")));
        rollcall.api().get(office.path("/teams"), later.position()).expectProblem(503, "projection.behind");
        rollcall.api().get(office.path("/teams")).expect(200);

        mend(position, "{\"organizationId\": \"%s\", \"name\": \"Mended\"}".formatted(poisoned.id()));

        Awaitility.await().atMost(LONGEST_WAIT).untilAsserted(() -> {
            assertThat(health("query", "")).isEqualTo(200);
            assertThat(component("feed")).isEqualTo("UP");
            assertThat(component("signals")).isEqualTo("UP");
            // Whoever mends the log has changed it.
            assertThat(component("recheck")).isEqualTo("DOWN");
            assertThat(metrics("query", "rollcall_projection_stopped")).allMatch(line -> line.endsWith(" 0.0"));
        });
        assertThat(rollcall.api()
                        .get(office.path("/teams"), later.position())
                        .expect(200)
                        .items("/name"))
                .contains("Behind the poison");
        assertThat(rollcall.api().get(poisoned.path("")).text("/name")).isEqualTo("Mended");
    }

    /** As nobody but PostgreSQL's superuser can. */
    private static long insert(String stream, String payload) {
        return rollcall.logAsSuperuser()
                .sql("""
                        insert into event_store.event (position, stream, sequence, stream_type, type, version, event_id,
                                                       recorded_at, metadata, payload)
                        select (select max(position) + 1 from event_store.event), stream, max(sequence) + 1,
                               max(stream_type), 'organization.renamed', 1, gen_random_uuid()::text, now(), '{}', ?::json
                        from event_store.event where stream = ? group by stream returning position""")
                .params(payload, stream)
                .query(Long.class)
                .single();
    }

    private static void mend(long position, String payload) {
        rollcall.logAsSuperuser()
                .sql("update event_store.event set payload = ?::json where position = ?")
                .params(payload, position)
                .update();
    }
}
