package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("A password reset by an admin")
class PasswordResetIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Person boss;
    private final Person ben;

    PasswordResetIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.boss = Person.superAdmin(rollcall, office);
        this.ben = Person.join(rollcall, office, "ben");
    }

    @BeforeEach
    void holdClock() {
        rollcall.clock().hold(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @AfterEach
    void releaseClock() {
        rollcall.clock().release();
    }

    private Answer reset(Api by, Person whose, String body) {
        return by.post(whose.path("/password-resets"), body);
    }

    private List<Logged> events(String type) {
        return Logged.of(rollcall, "account/" + ben.id(), type);
    }

    @Test
    @DisplayName("R40 takes the admin's own password at most 300 seconds before; the age is recorded")
    void stepUp() {
        Api admin = boss.signIn("WEB").api();
        rollcall.clock().advance(Duration.ofSeconds(300));
        reset(admin, ben, "{}").expect(201);
        assertThat(events("account.password-reset").getLast().says("/authenticationAgeSeconds"))
                .isEqualTo("300");

        rollcall.clock().advance(Duration.ofMillis(1));
        int before = events("account.password-reset").size();
        Answer challenge = reset(admin, ben, "{}").expectProblem(401, "access.step-up-required");
        assertThat(challenge.header("WWW-Authenticate"))
                .startsWith("Bearer ")
                .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"");
        assertThat(events("account.password-reset")).hasSize(before);

        admin.post("/v1/sessions/current/authentication", "{\"password\": \"a wrong password\"}")
                .expectProblem(401, "sign-in.failed");
        reset(admin, ben, "{}").expectProblem(401, "access.step-up-required");
        Answer again =
                boss.authenticateAgain(admin, UUID.randomUUID().toString()).expect(200);
        assertThat(again.text("/authenticatedAt"))
                .isEqualTo(rollcall.clock().instant().toString());
        reset(admin, ben, "{}").expect(201);
        assertThat(events("account.password-reset").getLast().says("/authenticationAgeSeconds"))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("R40 is not to be had by sending an earlier authentication again")
    void replayedStepUp() {
        Api admin = boss.signIn("WEB").api();
        String key = UUID.randomUUID().toString();
        Answer first = boss.authenticateAgain(admin, key).expect(200);
        rollcall.clock().advance(Duration.ofSeconds(301));

        assertThat(boss.authenticateAgain(admin, key).expect(200).body()).isEqualTo(first.body());
        reset(admin, ben, "{}").expectProblem(401, "access.step-up-required");
    }

    @Test
    @DisplayName(
            "R41 gives a one-time password that is good for 24 hours and opens nothing but the choice of a new one")
    void oneTimePassword() {
        Answer reset = reset(boss.api(), ben, "{}").expect(201);
        String oneTime = reset.text("/oneTimePassword");
        Instant expiresAt = rollcall.clock().instant().plus(Duration.ofHours(24));
        assertThat(reset.text("/expiresAt")).isEqualTo(expiresAt.toString());
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");

        rollcall.clock().hold(expiresAt.minusMillis(1));
        Answer started = ben.attempt(oneTime).expect(201);
        assertThat(started.json().at("/mustChangePassword").asBoolean()).isTrue();
        Api restricted = ben.session(started).api();
        restricted.get(ben.path("")).expectProblem(403, "password.must-change");
        restricted
                .patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}")
                .expectProblem(403, "password.must-change");
        restricted.post("/v1/me/two-factor", "{}").expectProblem(403, "password.must-change");
        restricted.get("/v1/me").expect(200);

        rollcall.clock().hold(expiresAt);
        ben.attempt(oneTime).expectProblem(401, "sign-in.failed");
        assertThat(restricted
                        .put("/v1/me/password", """
                                {"currentPassword": "%s", "newPassword": "a password of his own"}""".formatted(oneTime))
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/currentPassword password.wrong");
    }

    @Test
    @DisplayName("R42 ends the sessions of browsers and desktops, and nothing else unless asked to")
    void endsWebSessions() {
        Person.Session web = ben.signIn("WEB");
        Person.Session desktop = ben.signIn("DESKTOP");
        Person.Session mobile = ben.signIn("MOBILE");
        Api token = rollcall.api().as(apiToken());
        Answer reset = reset(boss.api(), ben, "{}").expect(201);

        assertThat(reset.json().at("/ended/webSessions").asInt()).isEqualTo(3);
        assertThat(reset.json().at("/ended/mobileSessions").asInt()).isZero();
        assertThat(reset.json().at("/ended/apiTokens").asInt()).isZero();
        for (Api ended : List.of(web.api(), desktop.api(), ben.api())) {
            ended.get("/v1/me").expect(401);
            ended.patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}").expect(401);
        }
        mobile.api().get("/v1/me").expect(200);
        token.get(ben.path("")).expect(200);
        Logged event = events("account.password-reset").getLast();
        assertCausedBy(event, "session/" + web.id(), "session.ended");
        assertCausedBy(event, "session/" + desktop.id(), "session.ended");
        assertThat(Logged.of(rollcall, "session/" + mobile.id(), "session.ended"))
                .isEmpty();

        Answer all = reset(boss.api(), ben, "{\"clearMobileSessions\": true, \"clearApiTokens\": true}")
                .expect(201);
        assertThat(all.json().at("/ended/webSessions").asInt()).isZero();
        assertThat(all.json().at("/ended/mobileSessions").asInt()).isEqualTo(1);
        assertThat(all.json().at("/ended/apiTokens").asInt()).isEqualTo(1);
        mobile.api().get("/v1/me").expect(401);
        token.get(ben.path("")).expect(401);
        Logged second = events("account.password-reset").getLast();
        assertCausedBy(second, "session/" + mobile.id(), "session.ended");
        assertCausedBy(second, "account/" + ben.id(), "account.api-token-revoked");
        assertThat(boss.api()
                        .get(ben.path("/sessions/" + mobile.id()), all.position())
                        .expect(200)
                        .text("/endedBy"))
                .isEqualTo("PASSWORD_RESET");
    }

    private String apiToken() {
        return ben.api()
                .post("/v1/me/api-tokens", """
                        {"name": "Export", "scopes": ["users:read"], "expiresAt": "%s"}""".formatted(
                                rollcall.clock().instant().plus(Duration.ofDays(1))))
                .expect(201)
                .text("/token");
    }

    private void assertCausedBy(Logged cause, String stream, String type) {
        Logged ended = Logged.of(rollcall, stream, type).getLast();
        assertThat(ended.causationId()).isEqualTo(cause.eventId());
        assertThat(ended.says("/reason")).isEqualTo("PASSWORD_RESET");
        assertThat(ended.metadata().at("/actorId").asString()).isEqualTo(boss.id());
    }

    @Test
    @DisplayName("R43 is told to the user again on demand, the last one only, and never with the password")
    void notice() {
        Answer first = reset(boss.api(), ben, "{}").expect(201);
        String notifications = ben.path("/password-resets/" + first.id() + "/notifications");
        boss.api().post(notifications, "").expect(204);
        boss.api().post(notifications, "").expect(204);
        assertThat(events("account.password-reset-notice-requested")).hasSize(2).allSatisfy(event -> {
            assertThat(event.says("/resetId")).isEqualTo(first.id());
            assertThat(event.payload().toString()).doesNotContain(first.text("/oneTimePassword"));
        });
        reset(boss.api(), ben, "{}").expect(201);
        boss.api().post(notifications, "").expectProblem(404, "password-reset.not-found");
        boss.api()
                .post(ben.path("/password-resets/" + UUID.randomUUID() + "/notifications"), "")
                .expectProblem(404, "password-reset.not-found");
    }

    @Test
    @DisplayName(
            "R44 is for admins, of super admins for super admins, and not for who is inactive, external or elsewhere")
    void whose() {
        Person cyd = Person.join(rollcall, office, "cyd").withRole(boss.api(), "ADMIN");
        Person dee = Person.join(rollcall, office, "dee").withRole(boss.api(), "TECHNICIAN");
        reset(ben.api(), ben, "{}").expectProblem(403, "access.forbidden");
        reset(dee.api(), ben, "{}").expectProblem(403, "access.forbidden");
        reset(cyd.api(), boss, "{}").expectProblem(409, "role.super-admin-only");
        reset(rollcall.api(), ben, "{}").expectProblem(409, "password.already-set");
        boss.api().get("/v1/me").expect(200);

        for (int i = 0; i < 3; i++) { // however often
            reset(cyd.api(), ben, "{}").expect(201);
        }
        dee.withRole(boss.api(), "SUPER_ADMIN");
        reset(boss.api(), dee, "{}").expect(201);
        boss.api().put(ben.path("/status"), "{\"status\": \"INACTIVE\"}").expect(204);
        reset(cyd.api(), ben, "{}").expectProblem(409, "user.inactive");

        Office elsewhere = Office.register(rollcall.api());
        reset(elsewhere.superAdminApi(), cyd, "{}").expectProblem(404, "organization.not-found");
        String user = elsewhere.add("Else Where", "else").id();
        cyd.api().post(office.path("/users/" + user + "/password-resets"), "{}").expectProblem(404, "user.not-found");
        makeExternal(dee);
        reset(cyd.api(), dee, "{}").expectProblem(409, "user.external");
    }

    /** There is no way to add one yet: as it will stand in the claims. */
    private void makeExternal(Person person) {
        rollcall.logAsSuperuser()
                .sql("update command.claim set label = 'EXTERNAL' where scope = 'user' and key = ?")
                .param(person.id())
                .update();
    }

    @Test
    @DisplayName("R41, R45 with a password that the admin enters takes no bad one")
    void entered() {
        assertThat(reset(boss.api(), ben, "{\"oneTimePassword\": \"password1234\"}")
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/oneTimePassword password.common");
        assertThat(reset(boss.api(), ben, "{\"oneTimePassword\": \"short\"}")
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/oneTimePassword password.too-short");
        String entered = "for Ben, by phone";
        assertThat(reset(boss.api(), ben, "{\"oneTimePassword\": \"%s\"}".formatted(entered))
                        .expect(201)
                        .text("/oneTimePassword"))
                .isEqualTo(entered);
        assertThat(ben.attempt(entered)
                        .expect(201)
                        .json()
                        .at("/mustChangePassword")
                        .asBoolean())
                .isTrue();
    }
}
