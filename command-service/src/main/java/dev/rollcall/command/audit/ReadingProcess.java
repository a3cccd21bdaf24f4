package dev.rollcall.command.audit;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.events.audit.ReadingKind;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes events of what auditors have read (R94). Whoever answers them puts it into a table before; here it is taken out
 * when its event is stored, and a stream of its own keeps it from being stored twice.
 */
@Component
class ReadingProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingProcess.class);
    private static final int MOST_AT_ONCE = 100;

    /** Before what failed is tried again. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Commands commands;
    private final JsonMapper json;

    /** Since when not all could be recorded, by {@link System#nanoTime}. */
    private volatile @Nullable Long failing;

    private long paused;

    ReadingProcess(
            JdbcClient db,
            TransactionOperations transactions,
            Commands commands,
            JsonMapper json,
            MeterRegistry meters) {
        this.db = db;
        this.transactions = transactions;
        this.commands = commands;
        this.json = json;
        Gauge.builder("rollcall.readings.age", this, process -> process.age().toMillis() / 1_000.0)
                .baseUnit("seconds")
                .register(meters);
    }

    private Duration age() {
        Long since = failing;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** A reading as it was put down. */
    private record Row(
            long number,
            UUID id,
            UUID organizationId,
            UUID userId,
            ReadingKind kind,
            @Nullable UUID about,
            String operation,
            String parameters,
            Identity.Kind actorKind,
            UUID grantId,
            String requestId,
            String ip,
            @Nullable String client,
            @Nullable String traceParent,
            boolean isRecorded) {

        RecordReading command(JsonMapper json) {
            return new RecordReading(
                    organizationId, userId, id, kind, about, operation, json.readValue(parameters, PARAMETERS));
        }

        Caller caller() {
            return new Caller(
                    Identity.known(actorKind, userId, grantId), requestId, ip, client, traceParent, null, null);
        }
    }

    /** Beside other instances that do the same: what one has in hand, others pass over. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void goOn() {
        if (failing != null && System.nanoTime() - paused < PAUSE.toNanos()) {
            return;
        }
        try {
            while (Boolean.TRUE.equals(
                    transactions.execute(transaction -> recordSome(0, MOST_AT_ONCE) == MOST_AT_ONCE))) {}
            failing = null;
        } catch (RuntimeException e) {
            LOG.warn("Readings of auditors are recorded one by one: {}", Failures.describe(e));
            paused = System.nanoTime();
            failing = failing == null ? paused : failing;
            recordEach();
        }
    }

    /** One that cannot be recorded keeps no other from it. */
    private void recordEach() {
        long last = 0;
        Optional<Long> next;
        do {
            long after = last;
            next = numberAfter(after);
            try {
                transactions.executeWithoutResult(transaction -> recordSome(after, 1));
            } catch (RuntimeException e) {
                LOG.error(
                        "A reading of an auditor could not be recorded, and is tried again: {}", Failures.describe(e));
            }
            last = next.orElse(last);
        } while (next.isPresent());
    }

    private Optional<Long> numberAfter(long after) {
        return db.sql("select number from command.reading where number > ? order by number limit 1")
                .param(after)
                .query(Long.class)
                .optional();
    }

    private int recordSome(long after, int most) {
        List<Row> rows = db.sql("""
                        select r.*, exists (select from event_store.event e
                                            where e.stream = 'reading/' || r.id and e.sequence = 0) as is_recorded
                        from command.reading r where r.number > ? order by r.number limit ?
                        for update of r skip locked""").params(after, most).query(Row.class).list();
        rows.forEach(this::record);
        return rows.size();
    }

    private void record(Row row) {
        if (!row.isRecorded()) {
            RecordReading command = row.command(json);
            try {
                commands.send(command, row.caller(), Receipt::changed);
            } catch (Refusal refusal) {
                if (!refusal.code().equals("person.erased")) {
                    throw refusal;
                }
                // Where it came from can be sealed for nobody any more; that they have read it stays.
                commands.send(command, Caller.SYSTEM, Receipt::changed);
            }
        }
        db.sql("delete from command.reading where number = ?")
                .param(row.number())
                .update();
    }
}
