package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two command-services on one log: each decides on what the log says, whoever wrote it. */
@RunsRollcall
class TwoInstancesIT {

    private final Rollcall rollcall;
    private final Api one;
    private final Office office;
    private Api other;
    private ConfigurableApplicationContext secondInstance;

    TwoInstancesIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.one = api;
        this.office = office;
        this.other = api;
        this.secondInstance = rollcall.commands();
    }

    @BeforeEach
    void startSecondInstance() {
        int port = FreePort.next();
        secondInstance = rollcall.commandService(port);
        other = new Api(URI.create("http://127.0.0.1:" + port), rollcall.token());
    }

    @AfterEach
    void stopSecondInstance() {
        secondInstance.close();
    }

    @Test
    @DisplayName("All changes of one user that are accepted are in its stream, each once, without a gap")
    void oneUser() throws Exception {
        String user = office.add("Shared", "shared").header("Location");
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                Api api = i % 2 == 0 ? one : other;
                String body = "{\"fields\": {\"extension\": \"%d\"}}".formatted(i);
                answers.add(callers.submit(() -> api.patch(user, body).status()));
            }
        }
        int accepted = 0;
        for (Future<Integer> answer : answers) {
            // Losing the race too often is said openly, and then nothing is stored.
            assertThat(answer.get(1, TimeUnit.MINUTES)).isIn(204, 503);
            accepted += answer.get() == 204 ? 1 : 0;
        }
        assertThat(accepted).isPositive();
        assertThat(rollcall.log(Databases.READER_ROLE)
                        .sql(
                                "select count(*) = max(sequence) + 1 and count(*) = ? from event_store.event where stream = ?")
                        .params(accepted + 1, "user" + user.substring(user.lastIndexOf('/')))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @DisplayName("R8, R14 the later of two equal changes is refused for the reason that holds by then")
    void laterOne() {
        Answer team = office.create("teams", "Once");
        String user = office.add("Joiner", "joiner").header("Location");
        other.put(user + "/teams/" + team.id()).expect(204);
        one.put(user + "/teams/" + team.id()).expectProblem(409, "user.already-in-team");
        other.delete(team.header("Location")).expect(204);
        one.delete(team.header("Location")).expectProblem(409, "team.archived");
        one.delete(user + "/teams/" + team.id()).expectProblem(409, "team.archived");
    }

    @Test
    @DisplayName("R8 of two that archive one team at once, one is told that it is archived")
    void archivedAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            String team = office.create("teams", "Raced " + round).header("Location");
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Answer> first = callers.submit(() -> one.delete(team));
                Future<Answer> second = callers.submit(() -> other.delete(team));
                List<Answer> answers = List.of(first.get(), second.get());
                assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.status() == 409)
                        .singleElement()
                        .satisfies(answer -> answer.expectProblem(409, "team.archived"));
            }
        }
    }

    @Test
    @DisplayName("What one has in memory never stands against what the other has done since")
    void memoryIsOld() {
        String user = office.add("Moved", "moved").header("Location");
        String team =
                user + "/teams/" + office.create("teams", "There and back").id();
        for (int round = 0; round < 3; round++) {
            one.put(team).expect(204);
            other.delete(team).expect(204);
        }
        one.put(team).expect(204);
        other.put(team).expectProblem(409, "user.already-in-team");

        Answer first = one.patch(user, "{\"fullName\": \"One\"}").expect(204);
        Answer second = other.patch(user, "{\"fullName\": \"Two\"}").expect(204);
        // In the memory of the first instance it is the name already.
        Answer third = one.patch(user, "{\"fullName\": \"One\"}").expect(204);
        assertThat(second.position()).isGreaterThan(first.position());
        assertThat(third.position()).isGreaterThan(second.position());

        Answer fourth = one.patch(user, "{\"fullName\": \"One\"}").expect(204);
        assertThat(fourth.etag()).isEqualTo(third.etag());
    }
}
