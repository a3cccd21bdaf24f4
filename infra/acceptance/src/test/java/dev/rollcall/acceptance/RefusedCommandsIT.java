package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("That an admin was refused")
class RefusedCommandsIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Person boss;
    private final Person ben;

    RefusedCommandsIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.boss = Person.superAdmin(rollcall, office);
        this.ben = Person.join(rollcall, office, "ben");
    }

    @AfterEach
    void releaseClock() {
        rollcall.clock().release();
    }

    private List<Logged> refusals(Person whose) {
        return Logged.of(rollcall, "refusals/" + whose.id());
    }

    private void assertRecorded(Person who, String operation, int status, String code, String target) {
        Logged event = refusals(who).getLast();
        assertThat(event.says("/operation")).isEqualTo(operation);
        assertThat(event.says("/status")).isEqualTo(Integer.toString(status));
        assertThat(event.says("/code")).isEqualTo(code);
        assertThat(event.payload().at("/targets").toString()).contains(target);
        assertThat(event.says("/organizationId")).isEqualTo(office.id());
        assertThat(event.metadata().at("/actorId").asString()).isEqualTo(who.id());
        assertThat(event.metadata().at("/actorKind").asString()).isEqualTo("USER");
    }

    @Test
    @DisplayName("R90 for want of a fresh authentication is in the log, with what was asked for and of whom")
    void stepUp() {
        rollcall.clock().hold(Instant.now().plus(Duration.ofSeconds(400)));
        Answer refused = boss.api().send("POST", ben.path("/password-resets"), "{}", Map.of("X-Request-Id", "late-1"));
        refused.expectProblem(401, "access.step-up-required");

        assertRecorded(boss, "RESET_PASSWORD", 401, "access.step-up-required", ben.id());
        assertThat(refusals(boss).getLast().metadata().at("/requestId").asString())
                .isEqualTo("late-1");
    }

    @Test
    @DisplayName("R90 by a rule, by a condition, or for want of a right is in the log")
    void rules() {
        Person cyd = Person.join(rollcall, office, "cyd").withRole(boss.api(), "ADMIN");
        cyd.api().post(boss.path("/password-resets"), "{}").expectProblem(409, "role.super-admin-only");
        assertRecorded(cyd, "RESET_PASSWORD", 409, "role.super-admin-only", boss.id());

        cyd.api()
                .send("PATCH", ben.path(""), "{\"fullName\": \"B\"}", Map.of("If-Match", "\"4711\""))
                .expect(412);
        assertThat(refusals(cyd).getLast().says("/status")).isEqualTo("412");

        String nobody = UUID.randomUUID().toString();
        cyd.api().delete(office.path("/users/" + nobody + "/lock")).expectProblem(404, "user.not-found");
        assertRecorded(cyd, "UNLOCK", 404, "user.not-found", nobody);

        cyd.api().post("/v1/organizations", "{}").expectProblem(403, "access.forbidden");
        assertThat(refusals(cyd).getLast().says("/operation")).isEqualTo("REGISTER_ORGANIZATION");
        assertThat(refusals(cyd)).hasSize(4);
    }

    @Test
    @DisplayName("R90 of another organization is in the log of the admin's own")
    void foreign() {
        Office elsewhere = Office.register(rollcall.api());
        boss.api()
                .delete(elsewhere.path("/users/" + elsewhere.superAdmin() + "/sessions"))
                .expectProblem(404, "organization.not-found");
        assertRecorded(boss, "REVOKE_SESSIONS", 404, "organization.not-found", elsewhere.superAdmin());
    }

    @Test
    @DisplayName("R90 is news only of admins, and only of changes that could have been meant")
    void others() {
        int before = refusals(boss).size();
        ben.api().delete(boss.path("/sessions")).expectProblem(403, "access.forbidden");
        rollcall.api().delete(boss.path("/sessions")).expectProblem(403, "access.forbidden");
        boss.api()
                .post(ben.path("/password-resets"), "{\"oneTimePassword\": \"short\"}")
                .expect(422);
        boss.api().post(ben.path("/password-resets"), "{").expect(400);
        boss.api().get(office.path("/users/" + UUID.randomUUID())).expect(404);

        assertThat(refusals(ben)).isEmpty();
        assertThat(refusals(boss)).hasSize(before);
    }

    @Test
    @DisplayName("R90 counts for an API token of theirs, too")
    void byToken() {
        String token = boss.api()
                .post("/v1/me/api-tokens", """
                        {"name": "Export", "scopes": ["sign-in:write"], "expiresAt": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(1))))
                .expect(201)
                .text("/token");
        rollcall.api().as(token).post(ben.path("/password-resets"), "{}").expectProblem(403, "access.session-required");
        assertThat(refusals(boss).getLast().says("/code")).isEqualTo("access.session-required");
        assertThat(refusals(boss).getLast().metadata().at("/actorKind").asString())
                .isEqualTo("API_TOKEN");
    }
}
