package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunsRollcall
class ReplayIT {

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    ReplayIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @ParameterizedTest
    @CsvSource({
        "organizations, organization_v1",
        "teams, teams_v1",
        "policies, policies_v1",
        "roles, roles_v1",
        "user-directory, user_directory_v1",
        "user-profile, user_profile_v1 user_profile_unit_v1",
        "profile-fields, profile_fields_v1",
        "integrations, integration_v1",
        "contacts, contacts_use_v2 contacts_person_v2 contacts_ranked_v2 contacts_organization_v2 contacts_address_v2",
        "deletions, deletions_v1",
        "sessions, sessions_v1 sessions_user_v1",
        "login-history, login_history_v1 login_history_user_v1",
        "two-factor, two_factor_v1 two_factor_requirement_v1 two_factor_user_v1",
        "api-tokens, api_tokens_v1 api_tokens_user_v1"
    })
    @DisplayName("A projection that is rebuilt from the first event equals the live one")
    void equalsLive(String projection, String tables) {
        long head = changeThings();
        awaitLive(projection, head);
        Map<String, String> live = contents(tables);
        assertThat(live.values()).doesNotContain("");
        spoil(tables);
        assertThat(contents(tables)).isNotEqualTo(live);

        rollcall.management().post("/actuator/projections/" + projection, "{}").expect(204);

        awaitLive(projection, head);
        assertThat(contents(tables)).isEqualTo(live);
    }

    @Test
    @DisplayName("Of replays asked for at once, each starts or is refused, and the projection comes out right")
    void atOnce() throws Exception {
        long head = changeThings();
        awaitLive("teams", head);
        Map<String, String> live = contents("teams_v1");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> callers.submit(() -> rollcall.management()
                            .post("/actuator/projections/teams", "{}")
                            .status()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(204, 409);
            }
        }
        awaitLive("teams", head);
        assertThat(contents("teams_v1")).isEqualTo(live);
    }

    @Test
    @DisplayName("A replay of what does not exist is refused, and nobody but the operator may ask for one")
    void refusals() {
        rollcall.management().post("/actuator/projections/nonsense", "{}").expect(404);
        assertThat(rollcall.management()
                        .as("wrong")
                        .post("/actuator/projections/contacts", "{}")
                        .status())
                .isEqualTo(401);
        api.post("/actuator/projections/contacts", "{}").expectProblem(404, "resource.not-found");
    }

    private long changeThings() {
        Answer department = office.create("departments", "Trading");
        Answer team = office.create("teams", "East");
        api.patch(team.header("Location"), "{\"name\": \"Far East\"}").expect(204);
        String user = office.add("Ben", "ben").header("Location");
        api.put(user + "/teams/" + team.id()).expect(204);
        api.put(user + "/department", "{\"departmentId\": \"%s\"}".formatted(department.id()))
                .expect(204);
        api.patch(user, "{\"fullName\": \"Benjamin\", \"fields\": {\"displayName\": \"Ben\", \"phone\": \"110\"}}")
                .expect(204);
        api.patch(user, "{\"fields\": {\"phone\": null}}").expect(204);
        api.post(user + "/emails", "{\"address\": \"%s\"}".formatted(office.email("b")))
                .expect(201);
        api.put(user + "/emails/" + office.email("b") + "/verification").expect(204);
        api.put(user + "/primary-email", "{\"address\": \"%s\"}".formatted(office.email("b")))
                .expect(204);
        signInAndOut();
        return api.post(user + "/interactions", """
                        {"with": "%s", "kind": "CALL", "at": "%s"}""".formatted(office.superAdmin(), Instant.now()))
                .expect(200)
                .position();
    }

    private void signInAndOut() {
        Api admin = office.superAdminApi();
        Authenticator.enrol(admin);
        admin.put(office.path("/policies/two-factor"), "{\"requirement\": \"REQUIRED\"}")
                .expect(204);
        String token = admin.post(
                        "/v1/me/api-tokens", """
                        {"name": "Nightly, \\"all\\" of it", "scopes": ["users:read", "contacts:read"], "expiresAt": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(1))))
                .expect(201)
                .id();
        admin.delete("/v1/me/api-tokens/" + token).expect(204);
        api.as("")
                .post("/v1/sessions", "{\"email\": \"%s\", \"password\": \"wrong\"}".formatted(office.email("ada")))
                .expectProblem(401, "sign-in.failed");
        admin.delete("/v1/sessions/current").expect(204);
    }

    /** Waits, at most 20 s, until the projection is at the head and no longer replays. */
    private void awaitLive(String projection, long head) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Answer report = report();
        while (!isLive(report, projection, head) && System.nanoTime() < deadline) {
            report = report();
        }
        assertThat(isLive(report, projection, head))
                .as("%s is live at %d: %s", projection, head, report.body())
                .isTrue();
    }

    private Answer report() {
        return rollcall.management().get("/actuator/projections").expect(200);
    }

    private static boolean isLive(Answer report, String projection, long head) {
        return report.json()
                .at("/projections")
                .valueStream()
                .anyMatch(each -> each.at("/name").asString().equals(projection)
                        && each.at("/state").asString().equals("LIVE")
                        && each.at("/position").asLong() >= head);
    }

    /** What a replay that does not empty the tables would leave: a row that no event tells of. */
    private void spoil(String tables) {
        for (String table : tables.split(" ")) {
            String key = switch (table) {
                case "contacts_use_v2", "contacts_ranked_v2" -> "contact_id";
                case "contacts_address_v2" -> "user_id";
                default -> "id";
            };
            rollcall.readModels()
                    .sql("update %1$s set %2$s = gen_random_uuid() where ctid = (select min(ctid) from %1$s)"
                            .formatted(table, key))
                    .update();
        }
    }

    /** Without since when rows are so: what was erased meanwhile has been so from the first event on, to a rebuild. */
    private Map<String, String> contents(String tables) {
        return List.of(tables.split(" ")).stream()
                .collect(java.util.stream.Collectors.toMap(
                        table -> table,
                        table -> rollcall.readModels()
                                .sql("""
                                        select coalesce(string_agg(r.row, E'\\n' order by r.row), '')
                                        from (select (to_jsonb(t) - 'since')::text as row from %s t) r""".formatted(table))
                                .query(String.class)
                                .single()));
    }
}
