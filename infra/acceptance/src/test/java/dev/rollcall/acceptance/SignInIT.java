package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
}
