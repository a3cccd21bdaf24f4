package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventlog.Appended;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRefusedException;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.JsonUpcaster;
import dev.rollcall.eventlog.LogUnavailableException;
import dev.rollcall.eventlog.Snapshots;
import dev.rollcall.eventlog.WireType;
import dev.rollcall.eventlog.personal.MasterKeys;
import dev.rollcall.eventlog.personal.PersonKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The storage engine by itself, as the framework calls it, with events that nobody else knows. */
@RunsRollcall
@DisplayName("The event log")
class EventLogIT {

    /** Version 2; in version 1 its field was called {@code leaves}. */
    record TeaBrewed(String pot, int grams) {}

    private final JdbcClient superuser;
    private final DataSource database;
    private final EventLog log;

    EventLogIT(Rollcall rollcall) {
        this.database = rollcall.emptyLog();
        this.superuser = rollcall.superuser(database);
        this.log = open();
    }

    private EventLog open() {
        return EventLog.writing(
                database,
                new EventSerializer(Map.of(TeaBrewed.class, new WireType("tea.brewed", 2))),
                new PersonKeys(
                        JdbcClient.create(database),
                        MasterKeys.of(Base64.getEncoder().encodeToString(new byte[32]), "")),
                new EventUpcasterChain(new JsonUpcaster(new WireType("tea.brewed", 1), EventLogIT::weighed)),
                event -> event instanceof TeaBrewed tea && !tea.pot().isEmpty()
                        ? List.of(Claim.take("pot", tea.pot(), "tea", "pot.taken"))
                        : List.of(),
                Snapshots.NONE,
                (events, time) -> {});
    }

    /** A leaf weighs two grams. */
    private static Map<String, Object> weighed(Map<String, Object> counted) {
        Map<String, Object> weighed = new HashMap<>(counted);
        weighed.put("grams", 2 * (Integer) Objects.requireNonNull(weighed.remove("leaves")));
        return weighed;
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static DomainEventMessage<?> brewed(String stream, long sequence, String pot) {
        return brewed(stream, sequence, pot, Instant.parse("2001-06-30T09:00:00Z"));
    }

    private static DomainEventMessage<?> brewed(String stream, long sequence, String pot, Instant at) {
        return new GenericDomainEventMessage<>(
                "Tea",
                stream,
                sequence,
                new TeaBrewed(pot, 4),
                MetaData.emptyInstance(),
                "%s-%d".formatted(stream, sequence),
                at);
    }

    /** What one command does: appends, then commits. Answers the position of its last event. */
    private static long append(EventLog log, DomainEventMessage<?>... events) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        long[] position = new long[1];
        for (DomainEventMessage<?> event : events) {
            log.appendEvents(List.of(event));
        }
        work.afterCommit(done -> {
            Appended appended = Appended.by(done);
            position[0] = appended == null ? 0 : appended.position();
        });
        work.commit();
        return position[0];
    }

    @Test
    @DisplayName("reads an event that was stored as version 1 as version 2, in its stream and in the whole log")
    void upcasts() {
        superuser.sql("""
                insert into event_store.event values
                (1, 'tea/old', 0, 'Tea', 'tea.brewed', 1, 'old', now(), '{}', '{"pot": "round", "leaves": 3}')""").update();
        append(log, brewed("tea/old", 1, "square"));

        List<TeaBrewed> expected = List.of(new TeaBrewed("round", 6), new TeaBrewed("square", 4));
        assertThat(log.readEvents("tea/old").asStream().map(DomainEventMessage::getPayload))
                .isEqualTo(expected);
        assertThat(log.readEvents(log.createTailToken(), false).<Object>map(DomainEventMessage.class::cast))
                .hasSize(2);
        assertThat(superuser
                        .sql("select payload::text from event_store.event where position = 1")
                        .query(String.class)
                        .single())
                .contains("leaves");
    }

    @Test
    @DisplayName("stores all appends of a unit of work together, or none of them")
    void together() {
        append(log, brewed("tea/a", 0, "a"), brewed("tea/b", 0, "b"));

        assertThatThrownBy(() -> append(log, brewed("tea/c", 0, "c"), brewed("tea/b", 0, "d")))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> append(log, brewed("tea/c", 0, "c"), brewed("tea/d", 0, "a")))
                .isInstanceOf(ClaimRefusedException.class);

        assertThat(streams()).containsExactly("tea/a", "tea/b");
    }

    @Test
    @DisplayName("lets the one append fail that was decided on an old stream, and no other of its batch")
    void staleAlone() {
        append(log, brewed("tea/old", 0, "first"));

        List<Object> outcomes = atOnce(IntStream.range(0, 40)
                .<Callable<Object>>mapToObj(i -> () -> i % 4 == 0
                        ? append(log, brewed("tea/old", 2, "stale " + i))
                        : append(log, brewed("tea/new" + i, 0, "new " + i)))
                .toList());

        assertThat(outcomes).filteredOn(ConcurrencyException.class::isInstance).hasSize(10);
        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(30);
        assertGapless(31);
    }

    @Test
    @DisplayName(
            "gives a thing that 200 claim at once, in two processes, to one of them, and keeps no trace of the others")
    void oneWinner() {
        try (EventLog other = open()) {
            List<Object> outcomes = atOnce(IntStream.range(0, 200)
                    .<Callable<Object>>mapToObj(
                            i -> () -> append(i % 2 == 0 ? log : other, brewed("tea/" + i, 0, "the only pot")))
                    .toList());

            assertThat(outcomes).filteredOn(Long.class::isInstance).containsExactly(1L);
            assertThat(outcomes)
                    .filteredOn(ClaimRefusedException.class::isInstance)
                    .hasSize(199);
        }
        assertGapless(1);
        assertThat(superuser
                        .sql("select count(*) from command.claim")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("lets the one append fail that the database cannot take, and no other of its batch")
    void poison() {
        List<Object> outcomes = atOnce(IntStream.range(0, 40)
                .<Callable<Object>>mapToObj(i -> () -> append(
                        log, brewed("tea/" + i, 0, "", i == 20 ? Instant.MAX : Instant.parse("2001-06-30T09:00:00Z"))))
                .toList());

        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(39);
        assertThat(outcomes.get(20)).isInstanceOf(EventStoreException.class);
        assertGapless(39);
    }

    @Test
    @DisplayName("lets the one append fail whose claim the database cannot look up, and no other of its batch")
    void poisonedClaim() {
        List<Object> outcomes = atOnce(IntStream.range(0, 40)
                .<Callable<Object>>mapToObj(i ->
                        () -> append(log, brewed("tea/" + i, 0, i == 20 ? "a pot with a \0" : "pot " + i)))
                .toList());

        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(39);
        assertThat(outcomes.get(20)).isInstanceOf(EventStoreException.class);
        assertGapless(39);
    }

    @Test
    @DisplayName("knows after a connection that was cut while it wrote what is stored and what is not")
    void cutConnections() throws Exception {
        AtomicBoolean cutting = new AtomicBoolean(true);
        List<Long> acknowledged = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                EventLog other = open()) {
            Future<Integer> cuts = threads.submit(() -> {
                int cut = 0;
                while (cutting.get()) {
                    cut += superuser.sql("""
                                    select pg_terminate_backend(pid) from pg_stat_activity
                                    where datname = current_database() and query like '%event_store%'
                                      and usename = 'rollcall_command' and state <> 'idle'""").query(Boolean.class).list().size();
                }
                return cut;
            });
            List<Future<List<Long>>> writers = IntStream.range(0, 16)
                    .mapToObj(writer -> threads.submit(() -> writeAHundred(writer % 2 == 0 ? log : other, writer)))
                    .toList();
            for (Future<List<Long>> writer : writers) {
                acknowledged.addAll(writer.get());
            }
            cutting.set(false);
            assertThat(cuts.get()).isPositive();
        }
        assertThat(acknowledged).doesNotHaveDuplicates();
        assertGapless(acknowledged.size());
    }

    /** Goes on with the same sequence after a failure that stored nothing. */
    private static List<Long> writeAHundred(EventLog log, int writer) {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < 100) {
            try {
                positions.add(append(log, brewed("tea/writer " + writer, positions.size(), "")));
            } catch (LogUnavailableException e) {
                assertThat(e.isOutcomeUnknown()).isFalse();
            }
        }
        return positions;
    }

    private static List<Object> atOnce(List<Callable<Object>> calls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> results = calls.stream().map(threads::submit).toList();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> result : results) {
                try {
                    outcomes.add(result.get());
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> streams() {
        return superuser
                .sql("select distinct stream from event_store.event order by 1")
                .query(String.class)
                .list();
    }

    private void assertGapless(long events) {
        assertThat(superuser
                        .sql("select count(*) = ? and coalesce(max(position), 0) = ? from event_store.event")
                        .params(events, events)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(superuser
                        .sql(
                                "select stream from event_store.event group by stream having max(sequence) <> count(*) - 1")
                        .query(String.class)
                        .list())
                .isEmpty();
    }
}
