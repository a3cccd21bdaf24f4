package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
class ReadYourWritesIT {

    private static final int CALLERS = 16;
    private static final int ROUNDS = 15;

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    ReadYourWritesIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("A read with the position of a write is never stale, also when many write at once")
    void neverStale() throws Exception {
        List<String> users = IntStream.range(0, CALLERS)
                .mapToObj(i -> office.add("Caller " + i, "caller" + i).id())
                .toList();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (String user : users) {
                running.add(callers.submit(() -> changeAndRead(office.path("/users/" + user))));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
    }

    private void changeAndRead(String user) {
        for (int round = 1; round <= ROUNDS; round++) {
            Answer changed = api.patch(user, "{\"fields\": {\"extension\": \"%d\"}}".formatted(round))
                    .expect(204);
            Answer read = api.get(user, changed.position()).expect(200);
            assertThat(read.text("/fields/extension/value")).isEqualTo(Integer.toString(round));
            assertThat(read.position()).isGreaterThanOrEqualTo(changed.position());
            assertThat(read.etag()).isEqualTo(changed.etag());
        }
    }

    @Test
    @DisplayName("Without its projection running, a read that demands a position fails openly")
    void behind() {
        StreamingEventProcessor teams = rollcall.queries()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("teams", StreamingEventProcessor.class)
                .orElseThrow();
        teams.shutDown();
        try {
            Answer created = office.create("teams", "Unseen");
            Answer refused =
                    api.get(created.header("Location"), created.position()).expectProblem(503, "projection.behind");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            api.get(office.path("/users"), created.position()).expect(200);
        } finally {
            teams.start();
        }
    }

    @Test
    @DisplayName("A position that the log does not have is not waited for")
    void beyondTheLog() {
        long begin = System.nanoTime();
        api.get(office.path("/users"), Long.MAX_VALUE / 10).expectProblem(503, "projection.behind");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("What is no position is refused")
    void noPosition() {
        api.send("GET", office.path("/users"), "", java.util.Map.of("Rollcall-Position", "soon"))
                .expectProblem(400, "request.malformed");
    }
}
