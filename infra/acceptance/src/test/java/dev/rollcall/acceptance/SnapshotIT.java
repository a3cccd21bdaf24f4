package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Long streams: what a service that has just started knows of them without reading them from the first event. */
@RunsRollcall
@DisplayName("The state of a long stream")
class SnapshotIT {

    private static final int MANY = 60;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    SnapshotIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("of a user is all there without the first events")
    void user() {
        String team = office.create("teams", "Kept").id();
        String user = office.add("Long Lived", "long").header("Location");
        api.put(user + "/teams/" + team).expect(204);
        api.post(user + "/emails", "{\"address\": \"%s\"}".formatted(office.email("second")))
                .expect(201);
        for (int i = 0; i < MANY; i++) {
            api.patch(user, "{\"fields\": {\"extension\": \"%d\"}}".formatted(i))
                    .expect(204);
        }
        String stream = "user/" + user.substring(user.lastIndexOf('/') + 1);
        AtomicLong renamed = new AtomicLong();

        onAFreshService(stream, fresh -> {
            fresh.put(user + "/teams/" + team).expectProblem(409, "user.already-in-team");
            fresh.post(user + "/emails", "{\"address\": \"%s\"}".formatted(office.email("second")))
                    .expectProblem(409, "email.already-added");
            fresh.put(user + "/primary-email", "{\"address\": \"%s\"}".formatted(office.email("second")))
                    .expectProblem(409, "email.unverified");
            // R21: neither a snapshot nor a restart gives new attempts, or voids a code.
            String proof = fresh.put(
                            user + "/emails/" + office.email("second") + "/verification", "{\"code\": \"WRONG\"}")
                    .expect(422)
                    .body();
            assertThat(proof).contains("email.code-wrong");
            fresh.delete(user + "/emails/" + office.email("long")).expectProblem(409, "email.primary");
            String before = fresh.patch(
                            user,
                            "{\"fullName\": \"Long Lived\", \"fields\": {\"extension\": \"%d\"}}".formatted(MANY - 1))
                    .expect(204)
                    .etag();
            assertThat(before).isEqualTo("\"%d\"".formatted(MANY + 4));
            renamed.set(
                    fresh.patch(user, "{\"fullName\": \"Renamed\"}").expect(204).position());
        });
        assertThat(api.get(user, renamed.get()).expect(200).text("/fullName")).isEqualTo("Renamed");
    }

    @Test
    @DisplayName("and of any other that is in memory costs no read to be changed")
    void inMemory() {
        String user = office.add("Remembered", "remembered").header("Location");
        String stream = "user/" + user.substring(user.lastIndexOf('/') + 1);

        setVersionOfFirstEvent(stream, 99);
        try {
            api.patch(user, "{\"fullName\": \"Remembered Well\"}").expect(204);
            api.patch(user, "{\"fullName\": \"Remembered Better\"}").expect(204);
        } finally {
            setVersionOfFirstEvent(stream, 1);
        }
    }

    @Test
    @DisplayName("of an organization is all there without the first events")
    void organization() {
        String archived = office.create("teams", "Archived").header("Location");
        api.delete(archived).expect(204);
        for (int i = 0; i < MANY; i++) {
            office.create("teams", "Team " + i);
        }
        String closed = office.create("departments", "Closed").header("Location");

        onAFreshService("organization/" + office.id(), fresh -> {
            fresh.post(office.path("/teams"), "{\"name\": \"TEAM 3\"}").expectProblem(409, "team.name-taken");
            fresh.patch(archived, "{\"name\": \"Opened\"}").expectProblem(409, "team.archived");
            fresh.delete(closed).expect(204);
            fresh.post(office.path("/departments"), "{\"name\": \"closed\"}")
                    .expectProblem(409, "department.name-taken");
        });
    }

    @Test
    @DisplayName("of contacts is all there without the first events")
    void contacts() {
        String with = office.add("Often Called", "called").id();
        String interactions = office.path("/users/" + office.superAdmin() + "/interactions");
        String item = "{\"with\": \"%s\", \"kind\": \"CALL\", \"at\": \"2001-06-30T09:00:00Z\", \"id\": \"%d\"}";
        for (int i = 0; i < MANY; i++) {
            api.post(interactions, item.formatted(with, i)).expect(200);
        }

        onAFreshService("contacts/" + office.superAdmin(), fresh -> {
            assertThat(fresh.post(interactions, item.formatted(with, 3))
                            .expect(200)
                            .json()
                            .at("/alreadyRecorded")
                            .asInt())
                    .isEqualTo(1);
            fresh.post(interactions, item.formatted(with, MANY)).expect(200);
        });
    }

    @Test
    @DisplayName("that was taken from another shape of it is not used")
    void anotherShape() {
        String user = office.add("Reshaped", "reshaped").header("Location");
        for (int i = 0; i < MANY; i++) {
            api.patch(user, "{\"fields\": {\"extension\": \"%d\"}}".formatted(i))
                    .expect(204);
        }
        String stream = "user/" + user.substring(user.lastIndexOf('/') + 1);
        awaitSnapshot(stream);
        String last = "{\"fields\": {\"extension\": \"%d\"}}".formatted(MANY);
        api.patch(user, last).expect(204);
        // One that would be believed to know the last change, and does not.
        rollcall.log("rollcall_command")
                .sql("update command.snapshot set shape = 'before', sequence = ? where stream = ?")
                .params(MANY + 1, stream)
                .update();

        onAFreshServiceAsItIs(fresh ->
                assertThat(fresh.patch(user, last).expect(204).etag()).isEqualTo("\"%d\"".formatted(MANY + 1)));
    }

    /** Makes the beginning of a stream unreadable while a service decides that has never seen it. */
    private void onAFreshService(String stream, Consumer<Api> decisions) {
        awaitSnapshot(stream);
        awaitProjections();
        setVersionOfFirstEvent(stream, 99);
        try {
            onAFreshServiceAsItIs(decisions);
        } finally {
            setVersionOfFirstEvent(stream, 1);
        }
    }

    private void onAFreshServiceAsItIs(Consumer<Api> decisions) {
        int port = FreePort.next();
        try (ConfigurableApplicationContext ignored = rollcall.commandService(port)) {
            decisions.accept(new Api(URI.create("http://127.0.0.1:" + port), rollcall.token()));
        }
    }

    private void awaitSnapshot(String stream) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> rollcall.log("rollcall_command")
                        .sql("select exists (select from command.snapshot where stream = ?)")
                        .param(stream)
                        .query(Boolean.class)
                        .single());
    }

    /** A projection that has not read the stream yet would stop at the event that is made unreadable. */
    private void awaitProjections() {
        long head = rollcall.log("rollcall_command")
                .sql("select max(position) from event_store.event")
                .query(Long.class)
                .single();
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> rollcall.management()
                        .get("/actuator/projections")
                        .expect(200)
                        .json()
                        .at("/projections")
                        .valueStream()
                        .allMatch(each -> each.at("/position").asLong() >= head));
    }

    private void setVersionOfFirstEvent(String stream, int version) {
        rollcall.logAsSuperuser()
                .sql("update event_store.event set version = ? where stream = ? and sequence = 0")
                .params(version, stream)
                .update();
    }
}
