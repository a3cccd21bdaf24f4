package dev.rollcall.acceptance;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@RunsRollcall
class LostConnectionIT {

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    LostConnectionIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("A read whose connection is lost half way is told so, and can be tried again")
    void duringRead() throws Exception {
        Answer created = office.create("teams", "Steady");
        String team = created.header("Location");
        api.get(team, created.position()).expect(200);
        try (Connection blocking = rollcall.readModelsSource().getConnection();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            blocking.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(blocking, true))
                    .sql("lock table teams_v1 in access exclusive mode")
                    .update();
            Future<Answer> read = callers.submit(() -> api.get(team));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                breakWhatWaits();
                return read.isDone();
            });
            blocking.rollback();
            read.get().expectProblem(503, "service.unavailable");
        }
        api.get(team).expect(200);
    }

    private void breakWhatWaits() {
        rollcall.readModels().sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like 'select%from teams_v1%'""").query().listOfRows();
    }
}
