package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two query-services on the same read models: each projection runs in one of them, and both can be asked. */
@RunsRollcall
class TwoQueryServicesIT {

    private static final int CALLERS = 16;
    private static final int ROUNDS = 10;

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    TwoQueryServicesIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName(
            "A read with the position of a write is never stale, whichever instance runs the projection or is asked")
    void neverStale() throws Exception {
        int port = FreePort.next();
        int management = FreePort.next();
        try (ConfigurableApplicationContext second = rollcall.queryService(port, management)) {
            assertThat(second.isRunning()).isTrue();
            Api other = new Api(URI.create("http://127.0.0.1:" + port), rollcall.token());
            List<String> users = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                users.add(office.add("Caller " + i, "caller" + i).header("Location"));
            }
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (String user : users) {
                    running.add(callers.submit(() -> changeAndRead(user, other)));
                }
                for (Future<?> caller : running) {
                    caller.get();
                }
            }
            rebuildsElsewhere(new Api(URI.create("http://127.0.0.1:" + management), rollcall.token()));
        }
    }

    private void changeAndRead(String user, Api other) {
        for (int round = 1; round <= ROUNDS; round++) {
            long position = api.patch(user, "{\"fields\": {\"extension\": \"%d\"}}".formatted(round))
                    .expect(204)
                    .position();
            for (Api asked : List.of(other, api)) {
                Answer read = asked.get(user, position).expect(200);
                assertThat(read.text("/fields/extension/value")).isEqualTo(Integer.toString(round));
                assertThat(read.position()).isGreaterThanOrEqualTo(position);
            }
        }
    }

    /** What the first one runs, the second one rebuilds. */
    private void rebuildsElsewhere(Api management) {
        management.post("/actuator/projections/user-profile", "{}").expect(204);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Answer seenByFirst = rollcall.management().get("/actuator/projections");
        while (seenByFirst.body().contains("REBUILDING") && System.nanoTime() < deadline) {
            seenByFirst = rollcall.management().get("/actuator/projections");
        }
        assertThat(seenByFirst.json().at("/projections").valueStream())
                .filteredOn(each -> each.at("/name").asString().equals("user-profile"))
                .extracting(each -> each.at("/rebuild/outcome").asString())
                .containsExactly("done");
    }
}
