package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("Who guesses passwords")
class LockOutIT {

    private static final String WRONG = "not the password at all";

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;
    private final Person ben;

    LockOutIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
        this.ben = Person.join(rollcall, office, "ben");
    }

    @AfterEach
    void releaseClock() {
        rollcall.clock().release();
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            ben.attempt(WRONG).expectProblem(401, "sign-in.failed");
        }
    }

    private List<String> failures() {
        return Logged.of(rollcall, "account/" + ben.id(), "account.sign-in-failed").stream()
                .map(event -> event.says("/reason"))
                .toList();
    }

    private int locks() {
        return Logged.of(rollcall, "account/" + ben.id(), "account.locked").size();
    }

    @Test
    @DisplayName("R34 is locked out by the tenth wrong one, not by the ninth, and for 15 minutes")
    void ten() {
        guess(9);
        ben.attempt(ben.password()).expect(201);
        guess(1);
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");
        assertThat(locks()).isEqualTo(1);
        assertThat(failures().subList(0, 10)).containsOnly("WRONG_PASSWORD");
        assertThat(failures().getLast()).isEqualTo("LOCKED");

        Instant until = Instant.parse(Logged.of(rollcall, "account/" + ben.id(), "account.locked")
                .getFirst()
                .says("/until"));
        rollcall.clock().hold(until.minusMillis(1));
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");
        rollcall.clock().hold(until);
        ben.attempt(ben.password()).expect(201);
    }

    @Test
    @DisplayName("R34 is locked out just so by guesses that come all at once")
    void atOnce() {
        Race race = Race.of(16, i -> ben.attempt(WRONG));

        assertThat(race.all()).allSatisfy(answer -> answer.expectProblem(401, "sign-in.failed"));
        assertThat(failures().stream().filter("WRONG_PASSWORD"::equals)).hasSize(10);
        assertThat(failures().stream().filter("LOCKED"::equals)).hasSize(6);
        assertThat(locks()).isEqualTo(1);
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");
    }

    @Test
    @DisplayName("R34 is locked out by guesses that go to two command-services, in both of them")
    void twoInstances() {
        int port = FreePort.next();
        try (var second = rollcall.commandService(port)) {
            Api other = new Api(URI.create("http://127.0.0.1:" + port), rollcall.token());
            ben.attempt(other, ben.password()).expect(201);
            for (int i = 0; i < 10; i++) {
                ben.attempt(i % 2 == 0 ? other : rollcall.api(), WRONG).expectProblem(401, "sign-in.failed");
            }
            // The last guess went to the first; what the second has in memory knows nothing of the lock.
            ben.attempt(other, ben.password()).expectProblem(401, "sign-in.failed");
            ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");
            admin.delete(ben.path("/lock")).expect(204);
            ben.attempt(other, ben.password()).expect(201);
            assertThat(second.isRunning()).isTrue();
        }
    }

    @Test
    @DisplayName("R34 guesses too if the password is asked for in a session, be it to prove it again or to change it")
    void inASession() {
        for (int i = 0; i < 5; i++) {
            ben.api()
                    .post("/v1/sessions/current/authentication", "{\"password\": \"%s\"}".formatted(WRONG))
                    .expectProblem(401, "sign-in.failed");
            assertThat(ben.api()
                            .put("/v1/me/password", """
                                    {"currentPassword": "%s", "newPassword": "a much better password"}""".formatted(WRONG))
                            .expect(422)
                            .fieldErrors())
                    .containsExactly("/currentPassword password.wrong");
        }
        assertThat(locks()).isEqualTo(1);
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");
        ben.api().get("/v1/me").expect(200); // who is in stays in
    }

    @Test
    @DisplayName("R34 is let in again at once by an admin, and by nobody else")
    void unlock() {
        guess(10);
        Person cyd = Person.join(rollcall, office, "cyd");
        ben.api().delete(ben.path("/lock")).expectProblem(403, "access.forbidden");
        cyd.api().delete(ben.path("/lock")).expectProblem(403, "access.forbidden");
        rollcall.api().delete(ben.path("/lock")).expectProblem(403, "access.forbidden");
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");

        admin.delete(ben.path("/lock")).expect(204);
        ben.attempt(ben.password()).expect(201);
        guess(9); // those before are forgotten
        ben.attempt(ben.password()).expect(201);
    }

    @Test
    @DisplayName("R34 is counted for as long as 15 minutes, not longer")
    void slowly() {
        guess(9);
        rollcall.clock().hold(Instant.now().plus(Duration.ofMinutes(15)));
        guess(1);
        assertThat(locks()).isZero();
        ben.attempt(ben.password()).expect(201);
    }
}
