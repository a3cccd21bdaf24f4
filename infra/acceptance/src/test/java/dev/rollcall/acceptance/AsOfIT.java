package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RunsRollcall
class AsOfIT {

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Person boss;
    private final Api auditor;

    AsOfIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.boss = Person.superAdmin(rollcall, office);
        this.auditor = boss.auditor().api();
    }

    @Test
    @DisplayName("R92 a user is read as of every position, as they were read then")
    void user() {
        Answer added = office.add("Ben Cole", "ben");
        String ben = added.header("Location");
        String east = office.create("teams", "East").id();
        Map<Long, JsonNode> seen = new LinkedHashMap<>();
        List<Answer> changes = new ArrayList<>(List.of(added));
        changes.add(api.patch(ben, "{\"fields\": {\"displayName\": \"Benny\", \"designation\": \"Trader\"}}"));
        changes.add(api.put(ben + "/teams/" + east));
        changes.add(api.patch(ben, "{\"fields\": {\"displayName\": null}, \"fullName\": \"Benjamin Cole\"}"));
        changes.add(api.post(ben + "/emails", "{\"address\": \"%s\"}".formatted(office.email("benny"))));
        changes.add(api.delete(ben + "/teams/" + east));
        for (Answer change : changes) {
            seen.put(change.position(), null);
        }
        changes.clear();
        for (long position : seen.keySet()) {
            seen.put(position, asOf(ben, position).expect(200).json());
        }

        assertThat(seen.values().stream().map(user -> user.path("fullName").asString()))
                .containsExactly("Ben Cole", "Ben Cole", "Ben Cole", "Benjamin Cole", "Benjamin Cole", "Benjamin Cole");
        assertThat(seen.values().stream().map(user -> user.path("teams").size()))
                .containsExactly(0, 0, 1, 1, 1, 0);
        assertThat(seen.values().stream()
                        .map(user -> user.at("/fields/displayName/value").asString("")))
                .containsExactly("", "Benny", "Benny", "", "", "");
        assertThat(asOf(ben, added.position() - 2).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R92 now and then are read in turn, as often as one likes, in connections that have prepared either")
    void inTurn() {
        Answer added = office.add("Tina Turner", "tina");
        String tina = added.header("Location");
        long now =
                api.patch(tina, "{\"fullName\": \"Tina Turned\"}").expect(204).position();
        for (int i = 0; i < 200; i++) {
            assertThat(api.get(tina, now).expect(200).text("/fullName")).isEqualTo("Tina Turned");
            assertThat(asOf(tina, added.position()).expect(200).text("/fullName"))
                    .isEqualTo("Tina Turner");
        }
    }

    @Test
    @DisplayName("R92 a user is read as they were, whatever came after, one change at a time")
    void everyChange() {
        Answer added = office.add("Cy Dean", "cy");
        String cy = added.header("Location");
        Map<Long, JsonNode> seen = new LinkedHashMap<>();
        seen.put(added.position(), api.get(cy, added.position()).expect(200).json());
        for (int i = 0; i < 8; i++) {
            Answer changed = api.patch(cy, "{\"fields\": {\"phone\": \"+1 555 01%d\"}}".formatted(i))
                    .expect(204);
            seen.put(changed.position(), api.get(cy, changed.position()).json());
        }
        String team = office.create("teams", "West").id();
        Answer assigned = api.put(cy + "/teams/" + team).expect(204);
        seen.put(assigned.position(), api.get(cy, assigned.position()).json());
        Answer renamed = api.patch(office.path("/teams/" + team), "{\"name\": \"Far West\"}")
                .expect(204);
        seen.put(renamed.position(), api.get(cy, renamed.position()).json());

        seen.forEach((position, then) -> {
            Answer now = asOf(cy, position).expect(200);
            assertThat(now.json()).isEqualTo(then);
            assertThat(now.position()).isEqualTo(position);
        });
        Answer before = auditor.get(cy + "?asOf=" + Instant.EPOCH);
        assertThat(before.status()).isEqualTo(404);
        assertThat(auditor.get(cy + "?asOf=" + rollcall.clock().instant().plusSeconds(60))
                        .json())
                .isEqualTo(seen.get(renamed.position()));
    }

    @Test
    @DisplayName("R92 the list of users, units and roles are read as of a position, filtered and paged")
    void lists() {
        office.add("Ann A", "ann");
        Answer bob = office.add("Bob B", "bob");
        Answer team = office.create("teams", "North");
        long then = team.position();
        api.patch(bob.header("Location"), "{\"fullName\": \"Zed B\"}").expect(204);
        office.add("Carl C", "carl");
        api.patch(team.header("Location"), "{\"name\": \"South\"}").expect(204);
        long now = office.create("teams", "Another").position();

        assertThat(api.get(office.path("/users"), now).items("/fullName")).contains("Zed B", "Carl C");
        Answer list = asOf(office.path("/users"), then).expect(200);
        assertThat(list.items("/fullName")).contains("Ann A", "Bob B").doesNotContain("Zed B", "Carl C");
        assertThat(auditor.get(office.path("/users?q=bob&asOf=" + then)).items("/fullName"))
                .containsExactly("Bob B");
        Answer first = auditor.get(office.path("/users?limit=1&asOf=" + then));
        Answer second = auditor.get(Links.next(first));
        assertThat(second.items("/fullName"))
                .containsExactly(list.items("/fullName").get(1));
        assertThat(asOf(office.path("/teams"), then).items("/name"))
                .contains("North")
                .doesNotContain("South", "Another");
        assertThat(asOf(team.header("Location"), then).text("/name")).isEqualTo("North");
    }

    @Test
    @DisplayName("R92 sessions are those that ran then")
    void sessions() {
        Person ben = Person.join(rollcall, office, "benno");
        Person.Session first = ben.signIn("WEB");
        long then = office.create("teams", "Mark").position();
        api.get(ben.path("/sessions"), then).expect(403);
        first.api().delete("/v1/sessions/current").expect(204);
        Api admin = boss.api();
        long later = office.create("teams", "Mark two").position();

        assertThat(admin.get(ben.path("/sessions"), later).items("/id")).doesNotContain(first.id());
        assertThat(auditor.get(ben.path("/sessions?asOf=" + then), later)
                        .expect(200)
                        .items("/id"))
                .contains(first.id());
        assertThat(auditor.get(ben.path("/sessions/" + first.id() + "?asOf=" + then))
                        .json()
                        .has("endedAt"))
                .isFalse();
    }

    @Test
    @DisplayName(
            "What is neither an instant nor a position of the log is refused, and reads that have no past take none")
    void refuses() {
        String ben = office.add("Ben Cole", "ben").header("Location");

        for (String nonsense : List.of("yesterday", "-1", "999999999999999999", "2026-13-01T00:00:00Z")) {
            auditor.get(ben + "?asOf=" + nonsense).expectProblem(400, "request.invalid-parameter");
        }
        auditor.get(ben + "/deletion?asOf=1").expectProblem(400, "request.unknown-parameter");
        auditor.get(office.path("/users/" + UUID.randomUUID() + "?asOf=1")).expect(404);
    }

    @Test
    @DisplayName("R94 nobody but an auditor of the organization reads how things stood, whatever else they may")
    void auditorsOnly() {
        String ben = office.add("Ben Cole", "ben").header("Location");
        Office other = Office.register(api);

        api.get(ben + "?asOf=1").expectProblem(403, "audit.auditors-only");
        boss.api().get(ben + "?asOf=1").expectProblem(403, "audit.auditors-only");
        Person.superAdmin(rollcall, other).auditor().api().get(ben + "?asOf=1").expect(404);
    }

    @Test
    @DisplayName("R94 whoever watches contacts as of a day is recorded, and needs a token for history")
    void contacts() {
        Answer ben = office.add("Ben Cole", "ben");
        String path = ben.header("Location") + "/contacts?order=usage&asOf=" + Instant.now();

        token("\"contacts:read\"").get(path, ben.position()).expectProblem(403, "access.scope-required");
        auditor.get(path).expect(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> auditor.get(office.path("/audit/events?type=audit.&sort=-position"))
                        .items("/data/operation")
                        .contains("LIST_CONTACTS"));
        api.get(path).expect(200);
    }

    @Test
    @DisplayName("R35 an auditor's API token reads how things stood only where it is for history")
    void scope() {
        Answer ben = office.add("Ben Cole", "ben");
        String path = ben.header("Location") + "?asOf=" + ben.position();

        token("\"users:read\"").get(ben.header("Location"), ben.position()).expect(200);
        token("\"users:read\"").get(path).expectProblem(403, "access.scope-required");
        token("\"users:read\", \"audit:read\"").get(path).expect(200);
    }

    private Api token(String scopes) {
        return api.as(auditor.post("/v1/me/api-tokens", """
                        {"name": "Reader", "scopes": [%s], "expiresAt": "%s"}""".formatted(
                                scopes, Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS)))
                .expect(201)
                .text("/token"));
    }

    private Answer asOf(String path, long position) {
        return auditor.get(path + "?asOf=" + position);
    }
}
