package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("A password that a user chooses")
class ChosenPasswordIT {

    private final Rollcall rollcall;
    private final Api admin;
    private final Office office;
    private final Person ben;

    ChosenPasswordIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
        this.ben = Person.join(rollcall, office, "ben");
    }

    @AfterEach
    void releaseClock() {
        rollcall.clock().release();
    }

    private Answer change(String current, String next) {
        return ben.api().put("/v1/me/password", """
                {"currentPassword": "%s", "newPassword": "%s"}""".formatted(current, next));
    }

    private void refused(String current, String next, String code) {
        assertThat(change(current, next).expect(422).fieldErrors()).containsExactly("/newPassword " + code);
    }

    private void policy(String body) {
        admin.put(office.path("/policies/password"), body).expect(204);
    }

    @Test
    @DisplayName("R6, R45 is none of the last, as many as the policy says, nor a common one, nor a short one")
    void rules() {
        policy("{\"minimumLength\": 14, \"historyLength\": 2}");
        String second = "the second password";
        String third = "the third password";
        refused(ben.password(), ben.password(), "password.used-before");
        change(ben.password(), second).expect(204);
        refused(second, ben.password(), "password.used-before");
        change(second, third).expect(204);
        refused(third, second, "password.used-before");
        refused(third, "thirteen long", "password.too-short");
        change(third, ben.password()).expect(204); // that is two before by now

        policy("{\"minimumLength\": 8, \"historyLength\": 0}");
        refused(ben.password(), "password1", "password.common");
        refused(ben.password(), ben.password(), "password.used-before");
        change(ben.password(), second).expect(204);
        ben.attempt(second).expect(201);
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");
    }

    @Test
    @DisplayName("R6, R45 is to be changed at the next sign-in once it is older than the policy allows")
    void age() {
        policy("{\"minimumLength\": 12, \"historyLength\": 1, \"maximumAgeDays\": 1}");
        rollcall.clock().hold(Instant.now().plus(Duration.ofHours(23)));
        assertThat(ben.attempt(ben.password())
                        .expect(201)
                        .json()
                        .at("/mustChangePassword")
                        .asBoolean())
                .isFalse();

        rollcall.clock().hold(Instant.now().plus(Duration.ofHours(24)));
        Answer old = ben.attempt(ben.password()).expect(201);
        assertThat(old.json().at("/mustChangePassword").asBoolean()).isTrue();
        Api restricted = ben.session(old).api();
        restricted.get(office.path("")).expectProblem(403, "password.must-change");
        restricted.put("/v1/me/password", """
                        {"currentPassword": "%s", "newPassword": "a younger password"}""".formatted(ben.password())).expect(204);
        restricted.get(office.path("")).expect(200);
    }

    @Test
    @DisplayName("R31, R45 ends the user's other sessions if that is wanted, and never the one it is chosen in")
    void otherSessions() {
        Person.Session mobile = ben.signIn("MOBILE");
        change(ben.password(), "the second password").expect(204);
        mobile.api().get("/v1/me").expect(200);
        ben.api().put("/v1/me/password", """
                        {"currentPassword": "the second password", "newPassword": "the third password",
                         "endOtherSessions": true}""").expect(204);
        mobile.api().get("/v1/me").expect(401);
        ben.api().get("/v1/me").expect(200);
    }
}
