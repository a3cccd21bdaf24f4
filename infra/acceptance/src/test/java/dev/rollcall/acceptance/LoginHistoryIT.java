package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RunsRollcall
@DisplayName("The login history")
class LoginHistoryIT {

    private final Rollcall rollcall;
    private final Api anyone;
    private final Office office;
    private final Api admin;

    private String ben = "";
    private Api user;

    LoginHistoryIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.anyone = rollcall.api().as("");
        this.office = office;
        this.admin = office.superAdminApi();
        this.user = admin;
    }

    @BeforeEach
    void ben() {
        ben = office.add("Ben C", "ben").id();
        user = office.signIn(ben, office.email("ben"));
    }

    private String path(String rest) {
        return office.path("/users/" + ben + "/login-history" + rest);
    }

    private Answer signIn(String password, String code) {
        return anyone.post("/v1/sessions", """
                        {"email": "%s", "password": "%s", "code": "%s",
                         "device": {"kind": "MOBILE", "name": "Phone"}}""".formatted(office.email("ben"), password, code));
    }

    /** Something later in the log than what left no position to its caller. */
    private long now() {
        return office.create("teams", UUID.randomUUID().toString()).position();
    }

    @Test
    @DisplayName("R32 has address, time, duration and device of every session, ended ones too")
    void sessions() {
        Answer session = signIn(Office.password(ben), "").expect(201);
        Answer running = user.get(path(""), session.position()).expect(200);
        JsonNode newest = running.items().getFirst();
        assertThat(running.items()).hasSize(2);
        assertThat(newest.at("/sessionId").asString()).isEqualTo(session.id());
        assertThat(newest.at("/ip").asString()).isNotBlank();
        assertThat(newest.at("/device/kind").asString()).isEqualTo("MOBILE");
        assertThat(newest.at("/device/name").asString()).isEqualTo("Phone");
        assertThat(newest.at("/secondFactor").asString()).isEqualTo("NONE");
        assertThat(newest.has("durationSeconds")).isFalse();
        assertThat(newest.has("endedAt")).isFalse();

        long ended = admin.delete(session.header("Location")).expect(204).position();

        JsonNode after = admin.get(path(""), ended).expect(200).items().getFirst();
        assertThat(after.at("/sessionId").asString()).isEqualTo(session.id());
        assertThat(after.at("/endedBy").asString()).isEqualTo("REVOKED_BY_ADMIN");
        assertThat(after.at("/durationSeconds").isIntegralNumber()).isTrue();
        assertThat(after.at("/durationSeconds").asLong())
                .isEqualTo(Duration.between(
                                Instant.parse(after.at("/loggedInAt").asString()),
                                Instant.parse(after.at("/endedAt").asString()))
                        .toSeconds());
    }

    @Test
    @DisplayName("R32 has failed attempts with their reason, in one list with the sessions, newest first")
    void failures() {
        signIn("not his password", "").expectProblem(401, "sign-in.failed");
        Answer session = signIn(Office.password(ben), "").expect(201);
        signIn("not his either", "").expectProblem(401, "sign-in.failed");

        Answer list = admin.get(path(""), now()).expect(200);
        assertThat(list.items("/reason")).containsExactly("WRONG_PASSWORD", "", "WRONG_PASSWORD", "");
        assertThat(list.items("/sessionId")).element(1).isEqualTo(session.id());
        JsonNode failed = list.items().getFirst();
        assertThat(failed.at("/failedAt").asString()).isNotBlank();
        assertThat(failed.at("/ip").asString()).isNotBlank();
        assertThat(failed.at("/device/kind").asString()).isEqualTo("MOBILE");
        assertThat(failed.has("loggedInAt")).isFalse();
    }

    @Test
    @DisplayName(
            "R34 has attempts while the account is locked, but neither the lock nor its end as attempts of their own")
    void locked() {
        for (int i = 0; i < 10; i++) {
            signIn("not his password", "").expectProblem(401, "sign-in.failed");
        }
        signIn(Office.password(ben), "").expectProblem(401, "sign-in.failed");
        admin.delete(office.path("/users/" + ben + "/lock")).expect(204);
        Answer session = signIn(Office.password(ben), "").expect(201);

        List<String> reasons = new ArrayList<>();
        reasons.add("");
        reasons.add("LOCKED");
        for (int i = 0; i < 10; i++) {
            reasons.add("WRONG_PASSWORD");
        }
        reasons.add("");
        assertThat(admin.get(path(""), session.position()).items("/reason")).containsExactlyElementsOf(reasons);
    }

    @Test
    @DisplayName("R30 says by which second factor a sign-in was confirmed, and that a wrong code failed")
    void secondFactor() {
        Authenticator phone = Authenticator.enrol(user);
        signIn(Office.password(ben), "abcdef").expectProblem(401, "sign-in.failed");
        signIn(Office.password(ben), phone.nextCode()).expect(201);
        long position = signIn(Office.password(ben), phone.recoveryCodes().getFirst())
                .expect(201)
                .position();

        Answer list = admin.get(path(""), position).expect(200);
        assertThat(list.items("/secondFactor")).containsExactly("RECOVERY_CODE", "TOTP", "", "NONE");
        assertThat(list.text("/items/2/reason")).isEqualTo("WRONG_CODE");
    }

    @Test
    @DisplayName("R32 comes in pages that neither lose nor repeat anything while people sign in")
    void pages() {
        for (int i = 0; i < 3; i++) {
            signIn("not his password", "").expectProblem(401, "sign-in.failed");
            signIn(Office.password(ben), "").expect(201);
        }
        long position = now();
        List<JsonNode> all = admin.get(path(""), position).expect(200).items();
        assertThat(all).hasSize(7);
        List<JsonNode> seen = new ArrayList<>();
        for (String next = path("?limit=3"); !next.isEmpty(); ) {
            Answer page = admin.get(next, position).expect(200);
            seen.addAll(page.items());
            next = Links.next(page);
            position = signIn(Office.password(ben), "").expect(201).position();
        }
        assertThat(seen).isEqualTo(all);
    }

    @Test
    @DisplayName(
            "R32 of a user whom the organization does not have is not found; of one who never signed in it is empty")
    void unknown() {
        Answer cy = office.add("Cy D", "cy");
        assertThat(admin.get(office.path("/users/" + cy.id() + "/login-history"), cy.position())
                        .expect(200)
                        .items())
                .isEmpty();
        String stranger = Office.register(rollcall.api()).superAdmin();
        admin.get(office.path("/users/" + stranger + "/login-history"), now()).expectProblem(404, "user.not-found");
        user.get(office.path("/users/" + cy.id() + "/login-history")).expectProblem(403, "access.forbidden");
    }
}
