package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.access.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("A session that nobody ends")
class SessionEndIT {

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;
    private final Person ben;
    private Instant start = Instant.MIN;

    SessionEndIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
        this.ben = Person.join(rollcall, office, "ben");
    }

    @BeforeEach
    void holdClock() {
        start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        rollcall.clock().hold(start);
    }

    @AfterEach
    void releaseClock() {
        rollcall.clock().release();
    }

    private Person.Session signIn(Duration idle) {
        admin.put(office.path("/policies/session"), """
                        {"lifetimeSeconds": %d, "idleSeconds": %d, "concurrentSessions": 10}""".formatted(LIFETIME.toSeconds(), idle.toSeconds()))
                .expect(204);
        return ben.signIn("WEB");
    }

    private void assertIn(Person.Session session) {
        session.api().get("/v1/me").expect(200);
        session.api()
                .patch(ben.path(""), "{\"fields\": {\"extension\": \"1\"}}")
                .expect(204);
    }

    private void assertOut(Person.Session session) {
        session.api().get("/v1/me").expect(401);
        session.api()
                .patch(ben.path(""), "{\"fields\": {\"extension\": \"2\"}}")
                .expect(401);
    }

    /** What is otherwise done every few seconds. */
    private void writeDownUse() {
        List.of(rollcall.commands(), rollcall.queries())
                .forEach(service -> service.getBean(Activity.class).write());
    }

    @Test
    @DisplayName("R31 ends when it was idle for too long, to the millisecond, and use puts that off")
    void idle() {
        Person.Session used = signIn(IDLE);
        Person.Session unused = signIn(IDLE);
        rollcall.clock().hold(start.plus(IDLE));
        assertIn(used);
        writeDownUse();

        rollcall.clock().advance(Duration.ofMillis(1));
        assertOut(unused);
        assertIn(used);
        writeDownUse();
        rollcall.clock().advance(IDLE.plusMillis(1));
        assertOut(used);
        assertEnded(unused, "IDLE", start.plus(IDLE));
    }

    @Test
    @DisplayName("R31 ends with its lifetime, to the millisecond, however busy it is")
    void lifetime() {
        Person.Session session = signIn(LIFETIME);
        rollcall.clock().hold(start.plus(LIFETIME).minusMillis(1));
        assertIn(session);
        writeDownUse();
        rollcall.clock().advance(Duration.ofMillis(1));
        assertOut(session);
        assertEnded(session, "LIFETIME", start.plus(LIFETIME));
    }

    /** It is said by a clock of the service's own, a few seconds later. */
    private void assertEnded(Person.Session session, String reason, Instant endedAt) {
        rollcall.clock().advance(Duration.ofMinutes(1));
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<Logged> ended = List.of();
        while (ended.isEmpty()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            ended = Logged.of(rollcall, "session/" + session.id(), "session.ended");
        }
        assertThat(ended).singleElement().satisfies(event -> {
            assertThat(event.says("/reason")).isEqualTo(reason);
            assertThat(Instant.parse(event.says("/endedAt"))).isEqualTo(endedAt);
            assertThat(event.metadata().at("/actorKind").asString()).isEqualTo("SYSTEM");
        });
    }
}
