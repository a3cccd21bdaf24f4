package dev.rollcall.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.acceptance.Rollcall;
import dev.rollcall.acceptance.RunsRollcall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@RunsRollcall
@DisplayName("Rows with a past")
class RowsIT {

    private static final long SEED = Long.getLong("rollcall.seed", new Random().nextLong());
    private static final int TRIES = 100;

    private static final Table<UUID, Counter> COUNTERS = Table.withPast("rows_it", Counter.class, Counter::id);

    private final Connection connection;
    private final JdbcClient db;
    private long position;
    private Rows<UUID, Counter> rows = batch();

    RowsIT(Rollcall rollcall) throws SQLException {
        connection = rollcall.queries().getBean(DataSource.class).getConnection();
        db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    record Counter(UUID id, int count) {}

    /** Nothing of it is ever committed. */
    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        db.sql("create table rows_it (id uuid primary key, count int not null, since bigint not null)")
                .update();
        db.sql("create table rows_it_past (like rows_it, until bigint not null, primary key (id, since))")
                .update();
        db.sql("select as_of.show('rows_it')").query().listOfRows();
    }

    @AfterEach
    void end() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private Rows<UUID, Counter> batch() {
        return new Rows<>(COUNTERS, () -> position);
    }

    private void put(long at, int key, int count) {
        position = at;
        rows.put(new Counter(id(key), count));
    }

    private void add(long at, int key, int more) {
        position = at;
        rows.change(id(key), row -> new Counter(row.id(), row.count() + more));
    }

    private void remove(long at, int key) {
        position = at;
        rows.remove(id(key));
    }

    private void endBatch() {
        rows.write(db);
        rows = batch();
    }

    private static UUID id(int key) {
        return new UUID(0, key);
    }

    /** Counts by key. */
    private Map<Integer, Integer> asOf(long at) {
        db.sql("select set_config('rollcall.as_of', ?, true)")
                .param(Long.toString(at))
                .query()
                .listOfRows();
        return counts("as_of.rows_it");
    }

    private Map<Integer, Integer> counts(String table) {
        Map<Integer, Integer> counts = new HashMap<>();
        db.sql("select id, count from " + table)
                .query(Counter.class)
                .list()
                .forEach(row -> assertThat(counts.put((int) row.id().getLeastSignificantBits(), row.count()))
                        .as("one version of a row at a time")
                        .isNull());
        return counts;
    }

    @Test
    @DisplayName("have a version for each of several changes in one batch")
    void severalChanges() {
        put(1, 0, 10);
        add(2, 0, 1);
        add(4, 0, 1);
        endBatch();

        assertThat(asOf(0)).isEmpty();
        assertThat(asOf(1)).containsExactly(Map.entry(0, 10));
        assertThat(asOf(3)).containsExactly(Map.entry(0, 11));
        assertThat(asOf(4)).containsExactly(Map.entry(0, 12));
    }

    @Test
    @DisplayName("are gone between being removed and put again")
    void putRemovePut() {
        put(1, 0, 10);
        remove(2, 0);
        put(4, 0, 20);
        endBatch();
        remove(5, 0);
        put(6, 0, 30);
        remove(7, 0);
        endBatch();

        assertThat(asOf(1)).containsExactly(Map.entry(0, 10));
        assertThat(asOf(3)).isEmpty();
        assertThat(asOf(4)).containsExactly(Map.entry(0, 20));
        assertThat(asOf(5)).isEmpty();
        assertThat(asOf(6)).containsExactly(Map.entry(0, 30));
        assertThat(asOf(7)).isEmpty();
        assertThat(counts("rows_it")).isEmpty();
    }

    @Test
    @DisplayName("take changes that wait for the row to be read in their order, whatever follows them in the batch")
    void waiting() {
        put(1, 0, 10);
        endBatch();
        add(2, 0, 1);
        add(3, 0, 0);
        add(4, 0, 1);
        remove(5, 0);
        put(6, 0, 20);
        add(7, 0, 1);
        endBatch();

        assertThat(asOf(1)).containsExactly(Map.entry(0, 10));
        assertThat(asOf(3)).containsExactly(Map.entry(0, 11));
        assertThat(asOf(4)).containsExactly(Map.entry(0, 12));
        assertThat(asOf(5)).isEmpty();
        assertThat(asOf(6)).containsExactly(Map.entry(0, 20));
        assertThat(asOf(7)).containsExactly(Map.entry(0, 21));
        assertThat(db.sql("select count(*) from rows_it_past")
                        .query(Integer.class)
                        .single())
                .as("no version of no change")
                .isEqualTo(4);
    }

    @Test
    @DisplayName("that are not there cannot be changed")
    void missing() {
        add(1, 0, 1);
        assertThatThrownBy(this::endBatch).isInstanceOf(IllegalStateException.class);
    }

    enum Kind {
        PUT,
        CHANGE,
        REMOVE
    }

    /**
     * @param moves whether another event does it than the one before
     * @param ends whether the batch of events ends before it
     */
    record Deed(Kind kind, int key, int number, boolean moves, boolean ends) {}

    @Test
    @DisplayName("are as of every position what was done up to it, however events fall into batches")
    void anything() {
        Arbitrary<List<Deed>> histories = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, false, false))
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
        Random random = new Random(SEED);
        JqwikSession.run(() -> {
            RandomGenerator<List<Deed>> generator = histories.generator(TRIES);
            for (int i = 0; i < TRIES; i++) {
                check(generator.next(random).value());
            }
        });
    }

    private void check(List<Deed> deeds) {
        Map<Integer, Integer> counts = new HashMap<>();
        List<Map<Integer, Integer>> then = new ArrayList<>(List.of(Map.of()));
        for (Deed deed : deeds) {
            if (deed.moves() || then.size() == 1) {
                then.add(Map.of());
                if (deed.ends()) {
                    endBatch();
                }
            }
            carryOut(deed, counts, then.size() - 1);
            then.set(then.size() - 1, new HashMap<>(counts));
        }
        endBatch();
        for (int at = 0; at < then.size(); at++) {
            assertThat(asOf(at)).as("Seed %d: as of %d of %s", SEED, at, deeds).isEqualTo(then.get(at));
        }
        assertThat(counts("rows_it")).as("Seed %d: %s", SEED, deeds).isEqualTo(counts);
        db.sql("truncate rows_it, rows_it_past").update();
    }

    private void carryOut(Deed deed, Map<Integer, Integer> counts, long at) {
        switch (deed.kind()) {
            case PUT -> {
                put(at, deed.key(), deed.number());
                counts.put(deed.key(), deed.number());
            }
            case CHANGE -> {
                if (counts.containsKey(deed.key())) {
                    add(at, deed.key(), deed.number());
                    counts.merge(deed.key(), deed.number(), Integer::sum);
                }
            }
            case REMOVE -> {
                remove(at, deed.key());
                counts.remove(deed.key());
            }
        }
    }
}
