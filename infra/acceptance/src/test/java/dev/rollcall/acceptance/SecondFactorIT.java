package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("A second factor")
class SecondFactorIT {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;
    private final Person ben;

    SecondFactorIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
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

    private record Enrolled(String secret, List<String> recoveryCodes) {}

    private Enrolled enrol(Api user) {
        Answer begun = user.post("/v1/me/two-factor", "{}").expect(201);
        String secret = begun.text("/secret");
        assertThat(begun.text("/uri")).startsWith("otpauth://totp/Rollcall:").contains("secret=" + secret);
        return new Enrolled(secret, codes(confirm(user, code(secret)).expect(200)));
    }

    private static Answer confirm(Api user, String code) {
        return user.post("/v1/me/two-factor/confirmation", "{\"code\": \"%s\"}".formatted(code));
    }

    private static List<String> codes(Answer answer) {
        return answer.json()
                .at("/recoveryCodes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
    }

    private String code(String secret) {
        return Authenticator.code(secret, rollcall.clock().instant());
    }

    /** One that has not been used. */
    private String nextCode(String secret) {
        rollcall.clock().advance(STEP);
        return code(secret);
    }

    private static String wrong(String code) {
        return code.substring(0, 5) + (char) ('0' + (code.charAt(5) - '0' + 1) % 10);
    }

    @Test
    @DisplayName("R30 is asked for from its enrolment on, and its codes are good once")
    void signIn() {
        Enrolled factor = enrol(ben.api());

        ben.attempt(ben.password()).expectProblem(401, "sign-in.second-factor-required");
        ben.attempt("not the password at all").expectProblem(401, "sign-in.failed");
        ben.attemptWithCode(code(factor.secret())).expectProblem(401, "sign-in.failed"); // used at enrolment
        String next = nextCode(factor.secret());
        ben.attemptWithCode(wrong(next)).expectProblem(401, "sign-in.failed");
        ben.attemptWithCode(next).expect(201);
        ben.attemptWithCode(next).expectProblem(401, "sign-in.failed");
        // Nor is one of a step before, which was good until a later one was used.
        rollcall.clock().advance(STEP);
        String skipped = code(factor.secret());
        ben.attemptWithCode(nextCode(factor.secret())).expect(201);
        ben.attemptWithCode(skipped).expectProblem(401, "sign-in.failed");
    }

    @Test
    @DisplayName("R30 has ten recovery codes, each good once, and new ones void the old")
    void recoveryCodes() {
        Enrolled factor = enrol(ben.api());
        assertThat(factor.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();

        ben.attemptWithCode(factor.recoveryCodes().get(3)).expect(201);
        ben.attemptWithCode(factor.recoveryCodes().get(3)).expectProblem(401, "sign-in.failed");

        String key = UUID.randomUUID().toString();
        List<String> renewed = codes(renew(key).expect(201));
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(factor.recoveryCodes());
        assertThat(codes(renew(key).expect(201)))
                .as("the answer that was lost, said again")
                .isEqualTo(renewed);
        ben.attemptWithCode(factor.recoveryCodes().get(5)).expectProblem(401, "sign-in.failed");
        ben.attemptWithCode(renewed.get(5)).expect(201);
    }

    private Answer renew(String key) {
        return ben.api().send("POST", "/v1/me/two-factor/recovery-codes", "", Map.of("Idempotency-Key", key));
    }

    @Test
    @DisplayName("R30 lets one in of several who show the same code at once")
    void race() {
        Enrolled factor = enrol(ben.api());
        String next = nextCode(factor.secret());

        Race codes = Race.of(5, i -> ben.attemptWithCode(next));
        assertThat(codes.answers(201)).hasSize(1);
        assertThat(codes.answers(401)).hasSize(4);
        Race recovery =
                Race.of(5, i -> ben.attemptWithCode(factor.recoveryCodes().getFirst()));
        assertThat(recovery.answers(201)).hasSize(1);
        assertThat(recovery.answers(401)).hasSize(4);
    }

    @Test
    @DisplayName(
            "R30 is confirmed by a right code only, and then handed its recovery codes as often as they are asked for")
    void confirmation() {
        confirm(ben.api(), "123456").expectProblem(409, "two-factor.not-begun");
        String secret = ben.api().post("/v1/me/two-factor", "{}").expect(201).text("/secret");
        assertThat(confirm(ben.api(), wrong(code(secret))).expect(422).fieldErrors())
                .containsExactly("/code two-factor.wrong-code");
        ben.attempt(ben.password()).expect(201); // not enrolled yet

        String body = "{\"code\": \"%s\"}".formatted(code(secret));
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        List<String> codes = codes(ben.api()
                .send("POST", "/v1/me/two-factor/confirmation", body, key)
                .expect(200));
        assertThat(codes(ben.api()
                        .send("POST", "/v1/me/two-factor/confirmation", body, key)
                        .expect(200)))
                .isEqualTo(codes);
        ben.attemptWithCode(codes.getFirst()).expect(201);
        confirm(ben.api(), nextCode(secret)).expectProblem(409, "two-factor.already-enrolled");
        ben.api().post("/v1/me/two-factor", "{}").expectProblem(409, "two-factor.already-enrolled");
    }

    @Test
    @DisplayName("R30 that was given up is asked for no more, and does not come back without a fresh beginning")
    void removal() {
        Enrolled factor = enrol(ben.api());
        ben.api().delete("/v1/me/two-factor").expect(204);
        ben.attempt(ben.password()).expect(201);
        ben.api().delete("/v1/me/two-factor").expectProblem(409, "two-factor.not-enrolled");

        confirm(ben.api(), nextCode(factor.secret())).expectProblem(409, "two-factor.not-begun");
        assertThat(enrol(ben.api()).secret()).isNotEqualTo(factor.secret());
    }

    @Test
    @DisplayName(
            "R30, R40 is begun, given up and renewed only after the password was shown of late, and the code with it")
    void stepUp() {
        Enrolled factor = enrol(ben.api());
        rollcall.clock().advance(Duration.ofSeconds(301));

        ben.api().delete("/v1/me/two-factor").expectProblem(401, "access.step-up-required");
        renew(UUID.randomUUID().toString()).expectProblem(401, "access.step-up-required");
        ben.api()
                .post("/v1/sessions/current/authentication", "{\"password\": \"%s\"}".formatted(ben.password()))
                .expectProblem(401, "sign-in.second-factor-required");
        ben.authenticateAgain(ben.api(), ben.password(), code(factor.secret())).expect(200);
        ben.api().delete("/v1/me/two-factor").expect(204);
    }

    @Test
    @DisplayName("R6, R30 that is required is enrolled at sign-in before anything else works, and not given up")
    void required() {
        admin.put(office.path("/policies/two-factor"), "{\"requirement\": \"REQUIRED\"}")
                .expect(204);
        Answer started = ben.attempt(ben.password()).expect(201);
        Api restricted = ben.session(started).api();
        assertThat(started.json().at("/mustEnrolSecondFactor").asBoolean()).isTrue();
        restricted.get(office.path("")).expectProblem(403, "two-factor.must-enrol");
        restricted
                .patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}")
                .expectProblem(403, "two-factor.must-enrol");
        restricted.delete("/v1/me/two-factor").expectProblem(403, "two-factor.must-enrol");

        Enrolled factor = enrol(restricted);
        restricted.get(office.path("")).expect(200);
        restricted.patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}").expect(204);
        restricted.delete("/v1/me/two-factor").expectProblem(409, "two-factor.required");
        assertThat(ben.attemptWithCode(nextCode(factor.secret()))
                        .expect(201)
                        .json()
                        .at("/mustEnrolSecondFactor")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("R37, R40 is taken by an admin who has shown the password of late; sessions in browsers end with it")
    void reset() {
        enrol(ben.api());
        enrol(admin);
        Person cyd = Person.join(rollcall, office, "cyd").withRole(admin, "ADMIN");
        ben.api().delete(ben.path("/two-factor")).expectProblem(403, "access.forbidden");
        rollcall.clock().advance(Duration.ofSeconds(301));
        cyd.api().delete(ben.path("/two-factor")).expectProblem(401, "access.step-up-required");
        cyd.authenticateAgain(cyd.api(), UUID.randomUUID().toString()).expect(200);
        rollcall.clock().advance(Duration.ofSeconds(7));
        cyd.api().delete(ben.path("/two-factor")).expect(204);

        Logged event = Logged.of(rollcall, "account/" + ben.id(), "account.second-factor-reset")
                .getFirst();
        assertThat(event.says("/authenticationAgeSeconds")).isEqualTo("7");
        ben.api().get("/v1/me").expect(401);
        ben.attempt(ben.password()).expect(201);
        cyd.api().delete(ben.path("/two-factor")).expectProblem(409, "two-factor.not-enrolled");
        cyd.api()
                .delete(office.path("/users/" + office.superAdmin() + "/two-factor"))
                .expectProblem(409, "role.super-admin-only");
    }
}
