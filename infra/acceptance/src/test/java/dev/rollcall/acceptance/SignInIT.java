package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunsRollcall
@DisplayName("Signing in")
class SignInIT {

    private final Rollcall rollcall;
    private Office office;
    private Api admin;

    SignInIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.office = Office.register(rollcall.api());
        this.admin = office.superAdminApi();
    }

    @BeforeEach
    void anOfficeOfItsOwn() {
        office = Office.register(rollcall.api());
        admin = office.superAdminApi();
    }

    @Test
    @DisplayName("R41 with a one-time password, which must be changed before anything else works")
    void oneTimePassword() {
        String ben = office.add("Ben C", "ben").id();
        Answer reset = admin.post(office.path("/users/" + ben + "/password-resets"), "{}")
                .expect(201);
        Answer session = rollcall.api()
                .as("")
                .post("/v1/sessions", """
                        {"email": "%s", "password": "%s", "device": {"kind": "MOBILE", "name": "Phone"}}""".formatted(office.email("ben"), reset.text("/oneTimePassword")))
                .expect(201);
        Api user = rollcall.api().as(session.text("/token"));

        assertThat(session.json().at("/mustChangePassword").asBoolean()).isTrue();
        user.get(office.path("")).expectProblem(403, "password.must-change");
        user.post("/v1/me/api-tokens", "{}").expectProblem(403, "password.must-change");
        user.put("/v1/me/password", """
                {"currentPassword": "%s", "newPassword": "a password of his own"}""".formatted(reset.text("/oneTimePassword")))
                .expect(204);
        user.get(office.path("")).expect(200);
    }

    @Test
    @DisplayName("R34 again with the same Idempotency-Key is the same session, and the key tells nobody else anything")
    void repeated() {
        Map<String, String> key = Map.of("Idempotency-Key", "one");
        String right = credentials(office.email("ada"), Office.password(office.superAdmin()));
        Api anyone = rollcall.api().as("");

        Answer first = anyone.send("POST", "/v1/sessions", right, key).expect(201);
        Answer again = anyone.send("POST", "/v1/sessions", right, key).expect(201);

        assertThat(again.text("/token")).isEqualTo(first.text("/token"));
        anyone.send("POST", "/v1/sessions", credentials(office.email("ada"), "a wrong guess of hers"), key)
                .expectProblem(401, "sign-in.failed");
        anyone.send("POST", "/v1/sessions", credentials(office.email("nobody"), "a wrong guess of hers"), key)
                .expectProblem(401, "sign-in.failed");
    }

    @Test
    @DisplayName("R40 is the way to a new password of one's own, not a reset by oneself")
    void ownReset() {
        admin.post(office.path("/users/" + office.superAdmin() + "/password-resets"), "{}")
                .expectProblem(409, "password.own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.5", "\"12\"", "true", "1e1", "null"})
    @DisplayName("R6 is not ruled by policies whose numbers are none")
    void numbersAreNumbers(String minimumLength) {
        assertThat(admin.put(
                                office.path("/policies/password"),
                                "{\"minimumLength\": %s, \"historyLength\": 5}".formatted(minimumLength))
                        .status())
                .isIn(400, 422);
    }

    private static String credentials(String email, String password) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
    }
}
