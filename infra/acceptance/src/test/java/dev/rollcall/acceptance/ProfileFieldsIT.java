package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("Profile fields")
class ProfileFieldsIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;

    ProfileFieldsIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.office = Office.register(rollcall.api());
        this.boss = office.superAdminApi();
    }

    private Answer define(String json) {
        return boss.post(office.path("/profile-fields"), json);
    }

    private String shirtSize(String rest) {
        return define("{\"label\": \"Shirt size\", \"type\": \"DROPDOWN\", \"options\": [\"S\", \"M\"]%s}"
                        .formatted(rest))
                .expect(201)
                .text("/key");
    }

    private Answer set(Api by, String userId, String field, @Nullable String value) {
        return by.patch(
                office.path("/users/" + userId),
                "{\"fields\": {\"%s\": %s}}".formatted(field, value == null ? "null" : "\"" + value + "\""));
    }

    private Answer user(String userId, long position) {
        return boss.get(office.path("/users/" + userId), position).expect(200);
    }

    @Test
    @DisplayName("R7 are fifteen that are always there, locked but for their names, and then the organization's own")
    void list() {
        String key = shirtSize(", \"personal\": true");
        Answer renamed = boss.patch(office.path("/profile-fields/designation"), "{\"label\": \"Job title\"}")
                .expect(204);
        Answer all =
                boss.get(office.path("/profile-fields"), renamed.position()).expect(200);
        assertThat(all.items()).hasSize(16);
        assertThat(all.items("/label")).contains("Job title", "Full name").doesNotContain("Designation");
        assertThat(all.items("/key")).last().isEqualTo(key);
        Answer one = boss.get(office.path("/profile-fields/designation"), renamed.position())
                .expect(200);
        assertThat(one.etag()).isEqualTo(renamed.etag());
        boss.patch(office.path("/profile-fields/designation"), "{\"mandatory\": true}")
                .expectProblem(409, "profile-field.locked");
        boss.delete(office.path("/profile-fields/designation")).expectProblem(409, "profile-field.locked");
        boss.patch(office.path("/profile-fields/" + key), "{\"personal\": false}")
                .expectProblem(409, "profile-field.personal");
        boss.get(office.path("/profile-fields/nothing")).expectProblem(404, "profile-field.not-found");
    }

    @Test
    @DisplayName("R12 take values that obey type and options, and say which do not")
    void values() {
        String key = shirtSize("");
        String ben = office.add("Ben", "ben").id();
        set(boss, ben, key, "XL").expectProblem(422, "request.invalid-fields");
        long position = set(boss, ben, key, "M").expect(204).position();
        assertThat(user(ben, position).text("/fields/" + key + "/value")).isEqualTo("M");
        long cleared = set(boss, ben, key, null).expect(204).position();
        assertThat(user(ben, cleared).json().at("/fields").has(key)).isFalse();
    }

    @Test
    @DisplayName("R7, R12 that are mandatory are given when somebody is added, and stay")
    void mandatory() {
        String key = shirtSize(", \"mandatory\": true");
        String body = "{\"fullName\": \"Cy\", \"email\": \"%s\"%s}";
        boss.post(office.path("/users"), body.formatted(office.email("cy"), ""))
                .expectProblem(422, "request.invalid-fields");
        String cy = boss.post(
                        office.path("/users"),
                        body.formatted(office.email("cy"), ", \"fields\": {\"%s\": \"S\"}".formatted(key)))
                .expect(201)
                .id();
        set(boss, cy, key, null).expectProblem(422, "request.invalid-fields");
    }

    @Test
    @DisplayName("R12 are changed by their user as far as they are for the user to change")
    void own() {
        String theirs = shirtSize(", \"selfEditable\": true");
        String not = define("{\"label\": \"Locker\", \"type\": \"NUMBER\"}")
                .expect(201)
                .text("/key");
        Person di = Person.join(rollcall, office, "di");
        set(di.api(), di.id(), theirs, "S").expect(204);
        set(di.api(), di.id(), "phone", "110 112").expect(204);
        set(di.api(), di.id(), not, "7").expectProblem(422, "request.invalid-fields");
        set(di.api(), di.id(), "designation", "Chief").expectProblem(422, "request.invalid-fields");
        di.api().patch(di.path(""), "{\"fullName\": \"Somebody\"}").expectProblem(422, "request.invalid-fields");
        set(boss, di.id(), not, "7").expect(204);
    }

    @Test
    @DisplayName("R7 that are disabled show nothing and take nothing, and come back with their values")
    void disabled() {
        String key = shirtSize("");
        String eve = office.add("Eve", "eve").id();
        set(boss, eve, key, "M").expect(204);
        String field = office.path("/profile-fields/" + key);
        long off = boss.patch(field, "{\"disabled\": true}").expect(204).position();
        assertThat(user(eve, off).json().at("/fields").has(key)).isFalse();
        set(boss, eve, key, "S").expectProblem(422, "request.invalid-fields");
        long on = boss.patch(field, "{\"disabled\": false}").expect(204).position();
        assertThat(user(eve, on).text("/fields/" + key + "/value")).isEqualTo("M");
    }

    @Test
    @DisplayName("R7 that are deleted have no value left in a read model")
    void deleted() {
        String key = shirtSize("");
        String fay = office.add("Fay", "fay").id();
        set(boss, fay, key, "M").expect(204);
        long position =
                boss.delete(office.path("/profile-fields/" + key)).expect(204).position();
        assertThat(user(fay, position).json().at("/fields").has(key)).isFalse();
        assertThat(rollcall.readModels()
                        .sql("select count(*) from user_profile_v1 where fields::text like '%' || ? || '%'")
                        .param(key)
                        .query(Long.class)
                        .single())
                .isZero();
        set(boss, fay, key, "S").expectProblem(422, "request.invalid-fields");
        boss.delete(office.path("/profile-fields/" + key)).expectProblem(404, "profile-field.not-found");
    }

    @Test
    @DisplayName("R7 that are deleted have no value left that anybody can read in the log")
    void deletedForGood() {
        String key = shirtSize("");
        String gil = office.add("Gil", "gil").id();
        set(boss, gil, key, "M").expect(204);
        set(boss, gil, "phone", "110 112").expect(204);
        assertThat(history(gil)).contains("\"%s\":\"M\"".formatted(key), "110 112");

        boss.delete(office.path("/profile-fields/" + key)).expect(204);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(history(gil)).contains("\"%s\":\"[erased]\"".formatted(key), "110 112"));
    }

    /** What the log says of a user's profile, as services read it. */
    private String history(String userId) {
        Opened opened = new Opened(rollcall);
        return rollcall.log("rollcall_command").sql("""
                        select type, version, payload::text as payload from event_store.event
                        where stream = ? and type = 'user.profile-changed' order by position""").param("user/" + userId).query().listOfRows().stream()
                .map(opened::payload)
                .collect(Collectors.joining());
    }

    @Test
    @DisplayName("R7, R11 that are mandatory are given by who joins, as far as they are theirs to say")
    void mandatoryForWhoJoins() {
        String theirs = shirtSize(", \"mandatory\": true, \"selfEditable\": true");
        define("{\"label\": \"Locker\", \"type\": \"NUMBER\", \"mandatory\": true}")
                .expect(201);
        String hal = boss.post(office.path("/invitations"), "{\"email\": \"%s\"}".formatted(office.email("hal")))
                .expect(201)
                .id();
        String acceptance = "/v1/invitations/" + new Mailbox(rollcall).lastLinkTo(hal) + "/acceptance";
        String body = "{\"fullName\": \"Hal\", \"password\": \"a long sentence of his own\"%s}";
        assertThat(rollcall.api()
                        .as("")
                        .post(acceptance, body.formatted(""))
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/fields/%s field.mandatory".formatted(theirs));
        long position = rollcall.api()
                .as("")
                .post(acceptance, body.formatted(", \"fields\": {\"%s\": \"S\"}".formatted(theirs)))
                .expect(201)
                .position();
        assertThat(user(hal, position).text("/fields/" + theirs + "/value")).isEqualTo("S");
    }

    @RepeatedTest(5)
    @DisplayName("R7, R12 that are deleted while somebody sets a value: one order or the other")
    void race() {
        String key = shirtSize("");
        String gus = office.add("Gus", "gus" + System.nanoTime()).id();
        Race race =
                Race.of(6, i -> i == 3 ? boss.delete(office.path("/profile-fields/" + key)) : set(boss, gus, key, "M"));
        assertThat(race.all()).allSatisfy(answer -> assertThat(answer.status()).isIn(204, 422));
        long position =
                race.answers(204).stream().mapToLong(Answer::position).max().orElseThrow();
        assertThat(user(gus, position).json().at("/fields").has(key)).isFalse();
    }
}
