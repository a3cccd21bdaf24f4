package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("Who is asking")
class MeIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;

    MeIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
    }

    @Test
    @DisplayName("R4 is told the role and every privilege of it, by a session")
    void session() {
        Answer me = admin.get("/v1/me").expect(200);
        assertThat(me.text("/userId")).isEqualTo(office.superAdmin());
        assertThat(me.text("/organizationId")).isEqualTo(office.id());
        assertThat(me.text("/role")).isEqualTo("SUPER_ADMIN");
        assertThat(me.text("/sessionId")).isNotBlank();
        assertThat(me.text("/authenticatedAt")).isNotBlank();
        assertThat(me.json().at("/privileges")).hasSize(10);
        assertThat(me.text("/privileges/BILLING")).isEqualTo("FULL");
        assertThat(me.json().at("/mustChangePassword").asBoolean()).isFalse();
        assertThat(me.json().has("apiTokenId")).isFalse();
        assertThat(me.json().has("scopes")).isFalse();
        assertThat(me.header("Cache-Control")).contains("no-store");

        String ben = office.add("Ben C", "ben").id();
        assertThat(office.signIn(ben, office.email("ben")).get("/v1/me").text("/privileges/REPORTS"))
                .isEqualTo("NONE");
    }

    @Test
    @DisplayName("R35 is told the scopes, by an API token")
    void token() {
        Answer issued = admin.post(
                        "/v1/me/api-tokens", """
                        {"name": "Reader", "scopes": ["users:read", "contacts:read"], "expiresAt": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(1))))
                .expect(201);
        Answer me = rollcall.api().as(issued.text("/token")).get("/v1/me").expect(200);
        assertThat(me.text("/apiTokenId")).isEqualTo(issued.id());
        assertThat(me.json().at("/scopes").valueStream().map(scope -> scope.asString()))
                .containsExactly("contacts:read", "users:read");
        assertThat(me.json().has("sessionId")).isFalse();
        assertThat(me.json().has("authenticatedAt")).isFalse();
    }

    @Test
    @DisplayName("R41 is told to change a one-time password, which does not keep anybody from asking")
    void restricted() {
        String ben = office.add("Ben C", "benny").id();
        String oneTime = admin.post(office.path("/users/" + ben + "/password-resets"), "{}")
                .expect(201)
                .text("/oneTimePassword");
        Api user = rollcall.api().as(office.session(office.email("benny"), oneTime));
        assertThat(user.get("/v1/me")
                        .expect(200)
                        .json()
                        .at("/mustChangePassword")
                        .asBoolean())
                .isTrue();
        user.get("/v1/me/organizations").expectProblem(403, "password.must-change");
    }

    @Test
    @DisplayName("R65 is told the organization that is home")
    void organizations() {
        long position = office.create("teams", "East").position();
        Answer list = admin.get("/v1/me/organizations", position).expect(200);
        assertThat(list.items("/id")).containsExactly(office.id());
        assertThat(list.text("/items/0/name"))
                .isEqualTo(rollcall.api().get(office.path("")).text("/name"));
        assertThat(list.text("/items/0/role")).isEqualTo("SUPER_ADMIN");
        assertThat(list.json().at("/items/0/home").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("Nobody signed in is nobody")
    void nobody() {
        rollcall.api().get("/v1/me").expectProblem(403, "access.forbidden");
        rollcall.api().as("").get("/v1/me").expect(401);
    }
}
