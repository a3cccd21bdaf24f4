package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RunsRollcall
@DisplayName("Deleting a user")
class DeletionIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Office other;
    private final Person admin;
    private final Person ben;

    DeletionIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.api = rollcall.api();
        this.office = Office.register(api);
        this.other = Office.register(api);
        this.admin = Person.superAdmin(rollcall, office);
        this.ben = Person.join(rollcall, office, "ben");
    }

    @AfterEach
    void release() {
        rollcall.clock().release();
    }

    private static String confirm(Person person) {
        return "{\"confirm\": \"%s\"}".formatted(person.email());
    }

    private Answer delete(Person person) {
        return admin.api().post(person.path("/deletion"), confirm(person));
    }

    private void completed(Person person) {
        Awaitility.await().atMost(LONGEST_WAIT).until(() -> {
            Answer state = api.get(person.path("/deletion"));
            return state.status() == 200 && state.json().has("completedAt");
        });
    }

    /** Types of the events in the log that the deletion caused, in order. */
    private List<String> consequences(Person person) {
        return rollcall.log("rollcall_command")
                .sql("""
                        select e.type from event_store.event e
                        where e.metadata ->> 'causationId' = (
                            select event_id from event_store.event
                            where stream = ? and type = 'user.deleted' order by position desc limit 1)
                        order by e.position""")
                .param("user/" + person.id())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("R50 needs an own authentication of at most 180 s ago, and the primary address repeated")
    void stepUp() {
        assertThat(admin.api()
                        .post(ben.path("/deletion"), "{\"confirm\": \"%s\"}".formatted(office.email("other")))
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/confirm user.confirmation-mismatch");
        rollcall.clock().hold(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Api session = api.as(office.session(admin.email(), admin.password()));
        rollcall.clock().advance(Duration.ofSeconds(180));
        session.post(ben.path("/deletion"), "{\"confirm\": \"x@y.example\"}").expect(422);
        rollcall.clock().advance(Duration.ofMillis(1));
        Answer challenge = session.post(ben.path("/deletion"), confirm(ben)).expect(401);
        assertThat(challenge.header("WWW-Authenticate"))
                .contains("insufficient_user_authentication", "max_age=\"180\"");
        ben.api().post(admin.path("/deletion"), confirm(admin)).expect(403);
        api.post(ben.path("/deletion"), confirm(ben)).expect(403);
    }

    @Test
    @DisplayName("R51, R52 ends all that was the user's, each by an event that the deletion caused")
    void consequences() {
        String team = office.create("teams", "East").id();
        api.put(ben.path("/teams/" + team)).expect(204);
        admin.api().put(ben.path("/role"), "{\"role\": \"ADMIN\"}").expect(204);
        String channel = ben.api()
                .post(office.path("/channels"), "{\"name\": \"Talk\", \"kind\": \"ORGANIZATION\"}")
                .expect(201)
                .id();
        admin.api().put(ben.path("/role"), "{\"role\": \"TECHNICIAN\"}").expect(204);
        api.put(ben.path("/channels/" + channel)).expect(204);
        String network = api.post(office.path("/networks"), "{\"name\": \"Runners\", \"joining\": \"DIRECT\"}")
                .expect(201)
                .id();
        api.put(ben.path("/networks/" + network)).expect(204);
        api.delete(office.path("/networks/" + network)).expect(204); // archived ones, too
        Person.Session session = ben.signIn("MOBILE");
        String token = session.api()
                .post("/v1/me/api-tokens", """
                        {"name": "Export", "scopes": ["users:read"], "expiresAt": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(1))))
                .expect(201)
                .text("/token");
        Person sue = Person.join(rollcall, other, "sue");
        String invite = api.post(ben.path("/contact-invites"), "{\"email\": \"%s\"}".formatted(sue.email()))
                .expect(201)
                .id();
        api.put(sue.path("/contact-invites/" + invite + "/acceptance")).expect(204);
        api.post(ben.path("/contact-invites"), "{\"email\": \"%s\"}".formatted(other.email("nobody")))
                .expect(201);
        api.post(other.path("/external-users"), "{\"email\": \"%s\"}".formatted(ben.email()))
                .expect(201);
        ben.api()
                .post("/v1/invitations/" + new Mailbox(rollcall).lastLinkTo(ben.id()) + "/acceptance", "{}")
                .expect(201);

        delete(ben).expect(204);

        session.api().get("/v1/me").expect(401);
        api.as(token).get(ben.path("")).expect(401);
        ben.attempt(ben.password()).expect(401);
        completed(ben);
        assertThat(consequences(ben))
                .contains(
                        "user.unassigned-from-team",
                        "user.left-channel",
                        "user.left-network",
                        "user.email-removed",
                        "session.ended",
                        "account.api-token-revoked",
                        "organization.licence-freed",
                        "organization.channel-handed-over",
                        "external-user.removed",
                        "contact.deleted",
                        "contact.invite-cancelled",
                        "user.deletion-completed");
        JsonNode taken = api.get(office.path("/channels/" + channel)).json();
        assertThat(taken.at("/ownerId").asString()).isEqualTo(admin.id());
        Answer anew = office.add("Another Ben", "ben"); // R22
        assertThat(api.get(sue.path("/contacts"), anew.position()).items("/userId"))
                .doesNotContain(ben.id());
        assertThat(api.get(office.path("/users?status=DELETED")).items("/id")).containsExactly(ben.id());
        delete(ben).expectProblem(409, "user.deleted");
        api.patch(ben.path(""), "{\"fullName\": \"X\"}").expectProblem(409, "user.deleted");
    }

    @Test
    @DisplayName("R51 of a user with many contacts is completed, each contact ended once")
    void manyContacts() {
        int many = 300;
        List<String> colleagues = IntStream.range(0, many)
                .mapToObj(i -> office.add("Colleague " + i, "colleague" + i).id())
                .toList();
        for (String colleague : colleagues) {
            String invite = api.post(ben.path("/contact-invites"), "{\"userId\": \"%s\"}".formatted(colleague))
                    .expect(201)
                    .id();
            api.put(office.path("/users/" + colleague + "/contact-invites/" + invite + "/acceptance"))
                    .expect(204);
        }
        delete(ben).expect(204);
        completed(ben);
        assertThat(consequences(ben).stream().filter("contact.deleted"::equals).count())
                .isEqualTo(many);
    }

    @Test
    @DisplayName("R2 never deletes the last super admin, also when two delete each other")
    void lastSuperAdmin() {
        delete(admin).expectProblem(409, "user.last-super-admin");
        admin.api().put(ben.path("/role"), "{\"role\": \"SUPER_ADMIN\"}").expect(204);
        Race race = Race.of(
                2,
                i -> i == 0
                        ? admin.api().post(ben.path("/deletion"), confirm(ben))
                        : ben.api().post(admin.path("/deletion"), confirm(admin)));
        assertThat(race.answers(204)).hasSize(1);
    }

    @Test
    @DisplayName("R52 needs a successor who is there")
    void successor() {
        assertThat(admin.api()
                        .post(
                                ben.path("/deletion"),
                                "{\"confirm\": \"%s\", \"transferTo\": \"%s\"}"
                                        .formatted(ben.email(), other.superAdmin()))
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/transferTo user.successor-not-found");
        assertThat(admin.api()
                        .post(
                                ben.path("/deletion"),
                                "{\"confirm\": \"%s\", \"transferTo\": \"%s\"}".formatted(ben.email(), ben.id()))
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/transferTo user.successor-is-deleted");
    }

    @Test
    @DisplayName(
            "R53 can be undone within 30 days, as far as rule and consent allow, and says what it does not bring back")
    void restore() {
        String team = office.create("teams", "East").header("Location");
        String kept = office.create("teams", "West").id();
        for (String each : List.of(team.substring(team.lastIndexOf('/') + 1), kept)) {
            api.put(ben.path("/teams/" + each)).expect(204);
        }
        api.post(ben.path("/emails"), "{\"address\": \"%s\"}".formatted(office.email("b")))
                .expect(201);
        api.put(ben.path("/emails/" + office.email("b") + "/verification")).expect(204);
        String cy = office.add("Cy D", "cy").id();
        String invite = api.post(ben.path("/contact-invites"), "{\"userId\": \"%s\"}".formatted(cy))
                .id();
        api.put(office.path("/users/" + cy + "/contact-invites/" + invite + "/acceptance"))
                .expect(204);
        delete(ben).expect(204);
        completed(ben);
        api.delete(team).expect(204);
        office.add("Another Ben", "ben");

        Answer restored = admin.api().delete(ben.path("/deletion")).expect(200);

        assertThat(restored.json().at("/addresses").valueStream().map(JsonNode::asString))
                .containsExactly(office.email("b"));
        assertThat(restored.json().at("/teams").valueStream().map(JsonNode::asString))
                .containsExactly(kept);
        assertThat(restored.json()
                        .at("/notRestored")
                        .valueStream()
                        .map(each -> each.at("/what").asString()))
                .contains("ADDRESS", "TEAM", "CONTACTS", "SESSIONS_AND_TOKENS");
        JsonNode user = api.get(ben.path(""), restored.position()).json();
        assertThat(user.at("/status").asString()).isEqualTo("ACTIVE");
        assertThat(user.at("/primaryEmail").asString()).isEqualTo(office.email("b"));
        // The password is what it was.
        api.as("")
                .post(
                        "/v1/sessions",
                        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(office.email("b"), ben.password()))
                .expect(201);
        admin.api().delete(ben.path("/deletion")).expectProblem(409, "user.not-deleted");
    }

    @Test
    @DisplayName("R53 cannot be undone when all addresses are taken, nor after 30 days")
    void tooLate() {
        delete(ben).expect(204);
        completed(ben);
        office.add("Another Ben", "ben");
        admin.api().delete(ben.path("/deletion")).expectProblem(409, "user.no-address-free");
        Person cy = Person.join(rollcall, office, "cy");
        delete(cy).expect(204);
        completed(cy);
        rollcall.clock().hold(Instant.now().plus(Duration.ofDays(30)));
        api.as(office.session(admin.email(), admin.password()))
                .delete(cy.path("/deletion"))
                .expectProblem(409, "user.restore-too-late");
    }
}
