package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Whoever is first: afterwards nobody is in who should not be. */
@RunsRollcall
@DisplayName("Sign-ins that race")
class ResetRaceIT {

    private static final int SIGN_INS = 5;

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;
    private final Person ben;

    ResetRaceIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
        this.ben = Person.join(rollcall, office, "ben");
    }

    /**
     * What came of it.
     *
     * @param answer to the admin
     * @param sessions of those who were let in
     */
    private record Raced(Answer answer, List<Person.Session> sessions) {}

    /** Sign-ins with the old password, and in their midst something that an admin does. */
    private Raced raced(Supplier<Answer> command) {
        Race race = Race.of(SIGN_INS + 1, i -> i == SIGN_INS / 2 ? command.get() : ben.attempt(ben.password()));
        List<Answer> signIns = new ArrayList<>(race.all());
        Answer answer = signIns.remove(SIGN_INS / 2);
        assertThat(signIns).allSatisfy(each -> assertThat(each.status()).isIn(201, 401));
        return new Raced(
                answer,
                signIns.stream()
                        .filter(each -> each.status() == 201)
                        .map(ben::session)
                        .toList());
    }

    private static boolean isAlive(Person.Session session) {
        return session.api().get("/v1/me").status() == 200;
    }

    @RepeatedTest(3)
    @DisplayName("R42 with a password reset leave no session that was begun with the old password")
    void reset() {
        Raced raced = raced(() -> admin.post(ben.path("/password-resets"), "{}"));

        raced.answer().expect(201);
        assertThat(raced.sessions()).noneMatch(ResetRaceIT::isAlive);
        ben.attempt(ben.password()).expectProblem(401, "sign-in.failed");
        ben.attempt(raced.answer().text("/oneTimePassword")).expect(201);
    }

    @RepeatedTest(3)
    @DisplayName("R33 with the revocation of all sessions leave none that was begun before it")
    void revokeAll() {
        Raced raced = raced(() -> admin.delete(ben.path("/sessions")));

        long revokedAt = raced.answer().expect(204).position();
        for (Person.Session session : raced.sessions()) {
            boolean isBefore = Logged.of(rollcall, "session/" + session.id(), "session.started")
                            .getFirst()
                            .position()
                    < revokedAt;
            assertThat(isAlive(session)).isEqualTo(!isBefore);
        }
        ben.api().get("/v1/me").expect(401);
    }

    @RepeatedTest(2)
    @DisplayName("R13 with a deactivation leave nobody in")
    void deactivation() {
        Raced raced = raced(() -> admin.put(ben.path("/status"), "{\"status\": \"INACTIVE\"}"));

        raced.answer().expect(204);
        assertThat(raced.sessions()).noneMatch(ResetRaceIT::isAlive);
        admin.put(ben.path("/status"), "{\"status\": \"ACTIVE\"}").expect(204);
        assertThat(raced.sessions()).noneMatch(ResetRaceIT::isAlive);
        ben.attempt(ben.password()).expect(201);
    }

    @RepeatedTest(2)
    @DisplayName("R6 never leave more sessions than the policy allows at the same time")
    void tooMany() {
        admin.put(office.path("/policies/session"), """
                        {"lifetimeSeconds": 3600, "idleSeconds": 3600, "concurrentSessions": 2}""").expect(204);
        Race race = Race.of(6, i -> ben.attempt(ben.password()));

        assertThat(race.answers(201)).hasSize(6);
        assertThat(race.all().stream().map(ben::session).filter(ResetRaceIT::isAlive))
                .hasSize(2);
        ben.api().get("/v1/me").expect(401);
    }
}
