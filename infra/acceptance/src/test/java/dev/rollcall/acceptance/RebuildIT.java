package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/** The old model serves until the new one takes over (Q4). */
@RunsRollcall
class RebuildIT {

    private static final String TEAMS = "/actuator/projections/teams";

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    RebuildIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("While a projection is rebuilt again and again, no read is refused or stale")
    void readsGoOn() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        String team = office.create("teams", "Renamed").header("Location");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> caller = callers.submit(() -> {
                for (int i = 0; !done.get(); i++) {
                    long position = api.patch(team, "{\"name\": \"Renamed %d\"}".formatted(i))
                            .expect(204)
                            .position();
                    assertThat(api.get(team, position).expect(200).text("/name"))
                            .isEqualTo("Renamed " + i);
                    api.get(team).expect(200);
                }
            });
            try {
                for (int i = 0; i < 5; i++) {
                    rollcall.management().post(TEAMS, "{}").expect(204);
                    awaitTeams(
                            teams -> teams.at("/rebuild/outcome").asString("").equals("done"));
                }
            } finally {
                done.set(true);
            }
            caller.get();
        }
    }

    @Test
    @DisplayName("A rebuild needs nobody to run its projection, and brings one that has stopped to the head")
    void ofStopped() {
        StreamingEventProcessor teams = rollcall.queries()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("teams", StreamingEventProcessor.class)
                .orElseThrow();
        teams.shutDown();
        try {
            Answer created = office.create("teams", "Unseen");
            api.get(created.header("Location")).expect(404);
            rollcall.management().post(TEAMS, "{}").expect(204);
            awaitTeams(now -> now.at("/position").asLong() >= created.position());
            api.get(created.header("Location"), created.position()).expect(200);
        } finally {
            teams.start();
        }
        Answer later = office.create("teams", "Seen");
        api.get(later.header("Location"), later.position()).expect(200);
    }

    @Test
    @DisplayName("Of a rebuild that dies half way the old model goes on, and the next one takes its place")
    void dies() throws Exception {
        Answer team = office.create("teams", "Steady");
        api.get(team.header("Location"), team.position()).expect(200);
        try (Connection blocking = rollcall.readModelsSource().getConnection()) {
            blocking.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(blocking, true))
                    .sql("select from projection where name = 'teams' for update")
                    .query()
                    .listOfRows();
            rollcall.management().post(TEAMS, "{}").expect(204);
            awaitTeams(now -> now.at("/state").asString().equals("REBUILDING"));
            rollcall.management().post(TEAMS, "{}").expect(409);
            api.get(team.header("Location"), team.position()).expect(200);
            assertThat(rollcall.readModels().sql("""
                                    select pg_terminate_backend(pid) from pg_locks l
                                    join pg_database d on d.oid = l.database and d.datname = current_database()
                                    where l.locktype = 'advisory' and l.granted""").query(Boolean.class).list())
                    .containsExactly(true);
            awaitTeams(now -> now.at("/rebuild/outcome").asString("").equals("aborted"));
            blocking.rollback();
        }
        assertThat(shadows()).isEqualTo(1);
        api.get(team.header("Location"), team.position()).expect(200);
        rollcall.management().post(TEAMS, "{}").expect(204);
        awaitTeams(now -> now.at("/rebuild/outcome").asString("").equals("done"));
        api.get(team.header("Location"), team.position()).expect(200);
        assertThat(shadows()).isZero();
    }

    @Test
    @DisplayName("A rebuild that could not begin does not stand in the way of the next")
    void couldNotBegin() {
        rollcall.readModels().sql("alter table rebuild rename to away").update();
        try {
            rollcall.management().post(TEAMS, "{}").expect(500);
        } finally {
            rollcall.readModels().sql("alter table away rename to rebuild").update();
        }
        rollcall.management().post(TEAMS, "{}").expect(204);
        awaitTeams(now -> now.at("/rebuild/outcome").asString("").equals("done"));
    }

    @Test
    @DisplayName("The new tables have the keys and indexes of the old ones")
    void sameShape() {
        String before = shape();
        assertThat(before).contains("teams_v1_pkey", "name_key");
        rollcall.management().post(TEAMS, "{}").expect(204);
        awaitTeams(now -> now.at("/rebuild/outcome").asString("").equals("done"));
        assertThat(shape()).isEqualTo(before);
    }

    private String shape() {
        return rollcall.readModels().sql("""
                        select string_agg(line, E'\\n' order by line) from (
                            select indexdef as line from pg_indexes where tablename = 'teams_v1'
                            union all
                            select format('%s %s %s %s %s %s', ordinal_position, column_name, data_type, is_nullable,
                                          column_default, collation_name)
                            from information_schema.columns where table_name = 'teams_v1') as shape""").query(String.class).single();
    }

    private int shadows() {
        return rollcall.readModels()
                .sql("select count(*) from pg_namespace where nspname = 'rebuild_teams'")
                .query(Integer.class)
                .single();
    }

    /** Waits, at most 20 s. */
    private void awaitTeams(Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode teams = teams();
        while (!condition.test(teams) && System.nanoTime() < deadline) {
            teams = teams();
        }
        assertThat(condition.test(teams)).as("%s", teams).isTrue();
    }

    private JsonNode teams() {
        return rollcall.management()
                .get("/actuator/projections")
                .expect(200)
                .json()
                .at("/projections")
                .valueStream()
                .filter(each -> each.at("/name").asString().equals("teams"))
                .findFirst()
                .orElseThrow();
    }
}
