package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunsRollcall
class HistoryIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Person boss;
    private final Person auditor;

    HistoryIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.boss = Person.superAdmin(rollcall, office);
        this.auditor = boss.auditor();
    }

    @Test
    @DisplayName(
            "R91 what a user does in another organization is in their history at home, and their place is not known there")
    void elsewhere() throws IOException {
        Person other = Person.superAdmin(rollcall, Office.register(api));
        Person watchingOther = other.auditor();
        Person sue = Person.join(rollcall, other.office(), "sue");
        Person ben = Person.join(rollcall, office, "ben");
        Answer invite = sue.api()
                .post(sue.path("/contact-invites"), "{\"email\": \"%s\"}".formatted(ben.email()))
                .expect(201);
        Answer accepted = ben.api()
                .put(ben.path("/contact-invites/" + invite.id() + "/acceptance"))
                .expect(204);
        long position = accepted.position();

        List<JsonNode> atHome = history(ben, "?limit=500").items();
        JsonNode done = last(atHome, "contact.invite-accepted");
        assertThat(done.at("/actor/id").asString()).isEqualTo(ben.id());
        assertThat(done.path("ip").asString()).isNotEmpty();
        assertThat(done.path("organizationId").asString())
                .isEqualTo(other.office().id());
        assertThat(types(atHome)).contains("contact.invite-sent");
        assertThat(atHome.stream()
                        .filter(item -> item.path("organizationId")
                                .asString()
                                .equals(other.office().id())))
                .extracting(item -> item.path("type").asString())
                .containsExactly("contact.invite-sent", "contact.invite-accepted");
        assertThat(last(atHome, "contact.invite-sent").has("ip")).isFalse();

        String there = other.office().path("/audit/events?limit=500");
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> watchingOther
                        .api()
                        .get(there + "&type=mail.requested", position)
                        .items("/data/address")
                        .contains(ben.email()));
        List<JsonNode> elsewhere = watchingOther.api().get(there).expect(200).items();
        JsonNode seen = last(elsewhere, "contact.invite-accepted");
        assertThat(seen.at("/actor/id").asString()).isEqualTo(ben.id());
        assertThat(seen.has("ip")).isFalse();
        assertThat(seen.has("client")).isFalse();
        assertThat(last(elsewhere, "contact.invite-sent").path("ip").asString()).isNotEmpty();
        assertThat(elsewhere.toString()).doesNotContain("Person ben");
        assertThat(SealIT.verify(api, watchingOther, there, position).findings())
                .isEmpty();
        assertThat(types(watchingOther
                        .api()
                        .get(other.office().path("/audit/users/" + ben.id() + "/events?limit=500"))
                        .items()))
                .contains("contact.invite-accepted")
                .doesNotContain("user.added");
    }

    @Test
    @DisplayName("R91 the whole history of a user is read in order, each change with what was before and is after")
    void ofUser() {
        Person ben = Person.join(rollcall, office, "ben" + UUID.randomUUID());
        api.patch(ben.path(""), "{\"fields\": {\"designation\": \"Trader\"}}").expect(204);
        api.patch(ben.path(""), "{\"fields\": {\"designation\": \"Chief\"}, \"fullName\": \"Ben the Chief\"}")
                .expect(204);
        String team = office.create("teams", "Team " + UUID.randomUUID()).id();
        api.put(ben.path("/teams/" + team)).expect(204);
        ben.withRole(boss.api(), "ADMIN");

        List<JsonNode> items = history(ben, "").items();

        assertThat(items).extracting(item -> item.path("position").asLong()).isSorted();
        assertThat(items.stream().map(item -> item.path("type").asString()))
                .containsSubsequence(
                        "user.added",
                        "account.password-reset",
                        "session.started",
                        "account.password-changed",
                        "user.profile-changed",
                        "user.profile-changed",
                        "user.assigned-to-team",
                        "user.role-changed");
        JsonNode renamed = last(items, "user.profile-changed");
        assertThat(renamed.at("/before/user/fields/designation").asString()).isEqualTo("Trader");
        assertThat(renamed.at("/after/user/fields/designation").asString()).isEqualTo("Chief");
        assertThat(renamed.at("/after/user/fullName").asString()).isEqualTo("Ben the Chief");
        assertThat(renamed.at("/data/userId").asString()).isEqualTo(ben.id());
        assertThat(renamed.at("/actor/id").asString()).isEqualTo("operator");
        JsonNode promoted = last(items, "user.role-changed");
        assertThat(promoted.path("before").toString()).isEqualTo("{\"user\":{\"role\":\"MEMBER\"}}");
        assertThat(promoted.path("after").toString()).isEqualTo("{\"user\":{\"role\":\"ADMIN\"}}");
        assertThat(promoted.at("/actor/id").asString()).isEqualTo(office.superAdmin());
        JsonNode assigned = last(items, "user.assigned-to-team");
        assertThat(assigned.at("/after/user/teamIds/0").asString()).isEqualTo(team);
        assertThat(assigned.at("/before/user").has("teamIds")).isFalse();
        JsonNode added = last(items, "user.added");
        assertThat(added.has("before")).isFalse();
        assertThat(added.at("/after/user/status").asString()).isEqualTo("ACTIVE");
        assertThat(last(items, "session.started").at("/after/session/ip").asString())
                .isNotEmpty();
    }

    @Test
    @DisplayName("R91 a history is filtered by time, type and actor, paged, and read backwards")
    void filters() {
        Person ben = Person.join(rollcall, office, "bob" + UUID.randomUUID());
        long first = api.patch(ben.path(""), "{\"fields\": {\"phone\": \"+1 555 0101\"}}")
                .position();
        long second = api.patch(ben.path(""), "{\"fields\": {\"phone\": \"+1 555 0102\"}}")
                .position();
        long third = api.patch(ben.path(""), "{\"fields\": {\"phone\": \"+1 555 0103\"}}")
                .position();

        assertThat(positions(history(ben, "?type=user.profile-changed"))).containsExactly(first, second, third);
        assertThat(positions(history(ben, "?type=user.profile-changed&sort=-position")))
                .containsExactly(third, second, first);
        assertThat(positions(history(ben, "?from=%d&to=%d".formatted(first, second))))
                .containsExactly(first, second);
        assertThat(positions(history(ben, "?type=user.,session.&actor=operator&from=" + first)))
                .containsExactly(first, second, third);
        assertThat(history(ben, "?actor=" + ben.id()).items("/type"))
                .contains("account.password-changed")
                .doesNotContain("user.profile-changed");
        assertThat(history(ben, "?from=2100-01-01T00:00:00Z").items()).isEmpty();
        assertThat(history(ben, "?to=2000-01-01T00:00:00Z").items()).isEmpty();
        List<Long> paged = new ArrayList<>();
        for (String next = ben.path("").replace("/users/", "/audit/users/") + "/events?limit=2&sort=-position";
                !next.isEmpty(); ) {
            Answer page = auditor.api().get(next).expect(200);
            paged.addAll(positions(page));
            next = Links.next(page);
        }
        assertThat(paged).isEqualTo(positions(history(ben, "")).reversed());
    }

    @Test
    @DisplayName("R91 cause and consequences are linked, and the organization's history has them all")
    void ofOrganization() {
        Person ben = Person.join(rollcall, office, "cy" + UUID.randomUUID());
        ben.signIn("WEB");
        boss.api().put(ben.path("/status"), "{\"status\": \"INACTIVE\"}").expect(204);

        List<JsonNode> items = ofOffice("?sort=-position&limit=100").items();

        JsonNode deactivated = first(items, "user.deactivated");
        JsonNode ended = first(items, "session.ended");
        assertThat(ended.path("causedBy").asLong())
                .isEqualTo(deactivated.path("position").asLong());
        assertThat(deactivated.path("consequences").valueStream().map(JsonNode::asLong))
                .contains(ended.path("position").asLong());
        assertThat(ended.path("correlationId")).isEqualTo(deactivated.path("correlationId"));
    }

    @Test
    @DisplayName("R94 reading history needs the auditor's role, and is itself recorded")
    void recorded() {
        Person ben = Person.join(rollcall, office, "dan" + UUID.randomUUID());
        String path = ben.path("").replace("/users/", "/audit/users/") + "/events";

        api.get(path).expectProblem(403, "access.forbidden");
        boss.api().get(path).expectProblem(403, "access.forbidden");
        ben.api().get(path).expectProblem(403, "access.forbidden");
        auditor.api().get(path + "?type=user.").expect(200);
        auditor.api().get(ben.path("?asOf=" + api.get(ben.path("")).position())).expect(200);

        Awaitility.await().atMost(LONGEST_WAIT).untilAsserted(() -> {
            List<JsonNode> readings =
                    ofOffice("?type=audit.history-read&actor=" + auditor.id()).items();
            assertThat(readings.stream().map(reading -> reading.at("/data/kind").asString()))
                    .contains("HISTORY", "AS_OF");
            assertThat(readings.getFirst().at("/data/about").asString()).isEqualTo(ben.id());
            assertThat(readings.getFirst().at("/data/parameters/type").asString())
                    .isEqualTo("user.");
        });
        assertThat(history(ben, "").items("/type")).doesNotContain("audit.history-read");
        assertThat(rollcall.logAsSuperuser()
                        .sql("select count(*) from command.reading")
                        .query(Long.class)
                        .single())
                .isLessThan(10);
    }

    @Test
    @DisplayName("R94 an auditor of one organization sees nothing of another")
    void foreign() {
        Office other = Office.register(api);
        String stranger = other.add("Sue S", "sue" + UUID.randomUUID()).id();

        auditor.api().get(other.path("/audit/events")).expect(404);
        auditor.api().get(other.path("/audit/users/" + stranger + "/events")).expect(404);
        String here = office.path("/audit/users/" + stranger + "/events");
        auditor.api().get(here).expectProblem(404, "user.not-found");
        auditor.api().send("GET", here, "", Map.of("Accept", "text/csv")).expectProblem(404, "user.not-found");
    }

    @Test
    @DisplayName("R94 only a super admin appoints an auditor, decides about one, or takes the role away")
    void appointed() {
        Person admin = Person.join(rollcall, office, "adm" + UUID.randomUUID()).withRole(boss.api(), "ADMIN");
        Person ben = Person.join(rollcall, office, "eve" + UUID.randomUUID());

        admin.api().put(ben.path("/role"), "{\"role\": \"AUDITOR\"}").expectProblem(409, "role.super-admin-only");
        admin.api().put(auditor.path("/role"), "{\"role\": \"MEMBER\"}").expectProblem(409, "role.super-admin-only");
        admin.api()
                .put(auditor.path("/status"), "{\"status\": \"INACTIVE\"}")
                .expectProblem(409, "role.super-admin-only");
        admin.api().post(auditor.path("/password-resets"), "{}").expectProblem(409, "role.super-admin-only");
        auditor.api().put(ben.path("/role"), "{\"role\": \"MEMBER\"}").expectProblem(403, "access.forbidden");
        auditor.api().patch(ben.path(""), "{\"fullName\": \"X\"}").expectProblem(403, "access.forbidden");
        assertThat(auditor.api().get(office.path("/users")).expect(200).items()).isNotEmpty();
    }

    @Test
    @DisplayName("R91 a history is taken away as NDJSON and as CSV that no spreadsheet takes for formulas")
    void exports() throws Exception {
        Person ben = Person.join(rollcall, office, "fred");
        long last = api.patch(ben.path(""), "{\"fullName\": \"=HYPERLINK(1);=HYPERLINK(2)\"}")
                .expect(204)
                .position();
        ben.api()
                .send(
                        "POST",
                        "/v1/sessions/current/authentication",
                        "{\"password\": \"wrong one\"}",
                        Map.of("User-Agent", "=cmd|' /C calc'!A0"));
        String path = ben.path("").replace("/users/", "/audit/users/") + "/events";
        List<JsonNode> page = history(ben, "?limit=500").items();

        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> api.get("/v1/audit/proofs/"
                                        + page.getLast().path("position").asLong())
                                .status()
                        == 200);
        Answer ndjson = export(path, "application/x-ndjson", last);
        List<JsonNode> lines = ndjson.body()
                .lines()
                .map(JSON::readTree)
                .filter(line -> line.has("event"))
                .map(line -> line.path("event"))
                .toList();
        assertThat(lines.stream().map(line -> line.path("position").asLong()).toList())
                .isEqualTo(page.stream()
                        .map(item -> item.path("position").asLong())
                        .toList());
        assertThat(ndjson.header("Rollcall-Events")).isEqualTo(Integer.toString(lines.size()));

        Answer csv = export(path, "text/csv", last);
        List<CSVRecord> rows = CSVParser.parse(
                        csv.body(),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
        assertThat(rows).hasSameSizeAs(lines);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.toList()).noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*")));
        assertThat(rows.stream().map(row -> row.get("after"))).noneMatch(cell -> cell.contains(";"));
        assertThat(rows.stream()
                        .map(row -> row.get("after"))
                        .filter(cell -> !cell.isEmpty())
                        .map(cell -> JSON.readTree(cell).at("/user/fullName").asString("")))
                .contains("=HYPERLINK(1);=HYPERLINK(2)");
        assertThat(rows.stream().map(row -> row.get("client"))).contains("'=cmd|' /C calc'!A0");
        assertThat(rows.getLast().get("position"))
                .isEqualTo(lines.getLast().path("position").asString());

        List<JsonNode> ocsf = export(path, "application/vnd.ocsf+x-ndjson", last)
                .body()
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(ocsf.stream().map(event -> event.path("class_uid").asInt())).contains(3001, 3002);
        assertThat(ocsf)
                .allSatisfy(event -> assertThat(event.path("type_uid").asLong())
                        .isEqualTo(event.path("class_uid").asLong() * 100
                                + event.path("activity_id").asLong()));
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .untilAsserted(
                        () -> assertThat(ofOffice("?type=audit.history-read").items("/data/kind"))
                                .contains("EXPORT"));
    }

    private Answer export(String path, String type, long position) {
        return auditor.api()
                .send("GET", path, "", Map.of("Accept", type, "Rollcall-Position", Long.toString(position)))
                .expect(200);
    }

    @Test
    @DisplayName(
            "R92 what is otherwise between two times is said in words and as a JSON Patch that makes one of the other")
    void difference() {
        Person ben = Person.join(rollcall, office, "gus");
        long before = api.patch(ben.path(""), "{\"fields\": {\"designation\": \"Trader\"}}")
                .position();
        String team = office.create("teams", "East").id();
        api.put(ben.path("/teams/" + team)).expect(204);
        ben.signIn("WEB");
        long after = api.patch(
                        ben.path(""), "{\"fields\": {\"designation\": \"Chief\"}, \"fullName\": \"Gus the Chief\"}")
                .expect(204)
                .position();
        String path = ben.path("").replace("/users/", "/audit/users/") + "/difference";

        JsonNode difference = auditor.api()
                .get("%s?from=%d&to=%d".formatted(path, before, after), after)
                .expect(200)
                .json();

        assertThat(difference.path("words").valueStream().map(JsonNode::asString))
                .contains(
                        "Field designation was “Trader” and is “Chief”.",
                        "Full name was “Person gus” and is “Gus the Chief”.",
                        "Joined the team “East”.");
        assertThat(difference
                        .path("patch")
                        .valueStream()
                        .map(operation -> operation.path("path").asString()))
                .contains("/user/fields/designation", "/user/fullName", "/teams");
        assertThat(auditor.api()
                        .get("%s?from=%d&to=%d".formatted(path, after, after), after)
                        .json()
                        .path("patch"))
                .isEmpty();
        auditor.api().get("%s?from=%d&to=%d".formatted(path, 1, 2), after).expectProblem(404, "user.not-found");
        auditor.api().get(path + "?from=soon&to=1").expectProblem(400, "request.invalid-parameter");
        auditor.api().get(path).expect(400);
        boss.api().get(path + "?from=1&to=2").expectProblem(403, "access.forbidden");
    }

    private Answer history(Person person, String parameters) {
        return auditor.api()
                .get(
                        person.path("").replace("/users/", "/audit/users/") + "/events" + parameters,
                        office.create("teams", "Mark " + UUID.randomUUID()).position())
                .expect(200);
    }

    private Answer ofOffice(String parameters) {
        return auditor.api()
                .get(
                        office.path("/audit/events" + parameters),
                        office.create("teams", "Mark " + UUID.randomUUID()).position())
                .expect(200);
    }

    private static List<Long> positions(Answer page) {
        return page.items().stream().map(item -> item.path("position").asLong()).toList();
    }

    private static List<String> types(List<JsonNode> items) {
        return items.stream().map(item -> item.path("type").asString()).toList();
    }

    private static JsonNode last(List<JsonNode> items, String type) {
        return first(items.reversed(), type);
    }

    private static JsonNode first(List<JsonNode> items, String type) {
        return items.stream()
                .filter(item -> item.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
