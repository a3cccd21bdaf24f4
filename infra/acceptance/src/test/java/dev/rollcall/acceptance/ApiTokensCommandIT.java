package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("An API token")
class ApiTokensCommandIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;
    private final Person ben;

    ApiTokensCommandIT(Rollcall rollcall, Office office) {
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

    private Answer issue(Api by, Duration life, String... scopes) {
        return by.post("/v1/me/api-tokens", """
                {"name": "Export", "scopes": ["%s"], "expiresAt": "%s"}""".formatted(
                String.join("\", \"", scopes), rollcall.clock().instant().plus(life)));
    }

    private Api token(Api by, String... scopes) {
        return rollcall.api()
                .as(issue(by, Duration.ofDays(1), scopes).expect(201).text("/token"));
    }

    @Test
    @DisplayName("R35 is good for what it was made for")
    void scopes() {
        Api reading = token(ben.api(), "users:read");
        reading.get(ben.path("")).expect(200);
        reading.patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}").expectProblem(403, "access.scope-required");
        reading.get(ben.path("/sessions")).expectProblem(403, "access.scope-required");
        Api writing = token(ben.api(), "users:write");
        writing.patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}").expect(204);
        writing.get(ben.path("")).expectProblem(403, "access.scope-required");
    }

    @Test
    @DisplayName("R4, R35 goes no further than its user does, not even while the user's role changes")
    void role() {
        Api token = token(ben.api(), "users:read");
        token.get(office.path("/users")).expectProblem(403, "access.forbidden");
        ben.withRole(admin, "ADMIN");
        token.get(office.path("/users")).expect(200);
        ben.withRole(admin, "MEMBER");
        token.get(office.path("/users")).expectProblem(403, "access.forbidden");
        token.get(Office.register(rollcall.api()).path("")).expectProblem(404, "organization.not-found");
    }

    @Test
    @DisplayName("R35 is good until it expires, to the millisecond")
    void expiry() {
        Api token = rollcall.api()
                .as(issue(ben.api(), Duration.ofHours(1), "users:read", "users:write")
                        .expect(201)
                        .text("/token"));
        rollcall.clock().advance(Duration.ofHours(1).minusMillis(1));
        token.get(ben.path("")).expect(200);
        token.patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}").expect(204);
        rollcall.clock().advance(Duration.ofMillis(1));
        token.get(ben.path("")).expect(401);
        token.patch(ben.path(""), "{\"fields\": {\"extension\": \"2\"}}").expect(401);
    }

    @Test
    @DisplayName("R35, R40 does nothing that needs somebody who has signed in")
    void sessionOnly() {
        ben.withRole(admin, "ADMIN");
        Api token = token(ben.api(), "users:read", "users:write", "sign-in:read", "sign-in:write");
        List.of(
                        token.delete("/v1/sessions/current"),
                        token.post(
                                "/v1/sessions/current/authentication",
                                "{\"password\": \"%s\"}".formatted(ben.password())),
                        token.put("/v1/me/password", """
                                {"currentPassword": "%s", "newPassword": "a much better one"}""".formatted(ben.password())),
                        token.post("/v1/me/two-factor", "{}"),
                        token.delete("/v1/me/two-factor"),
                        issue(token, Duration.ofDays(1), "users:read"),
                        token.post(ben.path("/password-resets"), "{}"),
                        token.delete(ben.path("/two-factor")))
                .forEach(answer -> answer.expectProblem(403, "access.session-required"));
        ben.api().get("/v1/me").expect(200);
    }

    @Test
    @DisplayName("R35 is made with scopes there are, and for a time to come, of a year at most")
    void invalid() {
        assertThat(issue(ben.api(), Duration.ofDays(1), "users:read", "users:admin")
                        .expect(422)
                        .fieldErrors())
                .containsExactly("/scopes/1 scope.unknown");
        for (Duration life :
                List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(366).plusMillis(1))) {
            assertThat(issue(ben.api(), life, "users:read").expect(422).fieldErrors())
                    .containsExactly("/expiresAt field.out-of-range");
        }
        issue(ben.api(), Duration.ofDays(366), "users:read").expect(201);
    }

    @Test
    @DisplayName("R35 is revoked by its user and by admins, by nobody else, and twice is once")
    void revocation() {
        Answer first = issue(ben.api(), Duration.ofDays(1), "users:read").expect(201);
        Answer second = issue(ben.api(), Duration.ofDays(1), "users:read").expect(201);
        Person cyd = Person.join(rollcall, office, "cyd");
        cyd.api().delete(ben.path("/api-tokens/" + first.id())).expectProblem(403, "access.forbidden");
        cyd.api().delete("/v1/me/api-tokens/" + first.id());
        Api one = rollcall.api().as(first.text("/token"));
        Api other = rollcall.api().as(second.text("/token"));
        one.get(ben.path("")).expect(200);

        ben.api().delete("/v1/me/api-tokens/" + first.id()).expect(204);
        admin.delete(ben.path("/api-tokens/" + second.id())).expect(204);
        admin.delete(ben.path("/api-tokens/" + second.id())).expect(204);
        one.get(ben.path("")).expect(401);
        other.get(ben.path("")).expect(401);
        assertThat(Logged.of(rollcall, "account/" + ben.id(), "account.api-token-revoked"))
                .extracting(event -> event.says("/reason"))
                .containsExactly("REVOKED_BY_USER", "REVOKED_BY_ADMIN");
    }

    @Test
    @DisplayName("R36 is no good with another secret, as another kind, or with anything more or less")
    void forged() {
        String good =
                issue(ben.api(), Duration.ofDays(1), "users:read").expect(201).text("/token");
        String last = good.endsWith("A") ? "E" : "A";
        for (String forged : List.of(
                good.substring(0, good.length() - 1) + last,
                good.replaceFirst("rca_", "rcs_"),
                good + "A",
                good.substring(0, good.length() - 1),
                good.replaceFirst("rca_", "rca_0"))) {
            rollcall.api().as(forged).get(ben.path("")).expect(401);
        }
        rollcall.api().as(good).get(ben.path("")).expect(200);
    }
}
