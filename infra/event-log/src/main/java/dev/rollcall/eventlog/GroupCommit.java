package dev.rollcall.eventlog;

import dev.rollcall.eventlog.Ledger.Accepted;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of this instance. What callers append while a batch is being made durable is the next batch, so that a
 * busy log pays for one commit where it has many appends. Start reading here: {@link #write} is a batch's whole life.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private static final int MOST_APPENDS = 256;
    private static final long MOST_CHARACTERS = 4_000_000;

    /** How long a batch whose outcome is unknown is asked after; a server recovers from a crash within. */
    private static final Duration LONGEST_DOUBT = Duration.ofSeconds(15);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private final AppendObserver meter;
    private final WriterConnection connection;
    private final BlockingQueue<Append> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile boolean closed;

    GroupCommit(DataSource log, AppendObserver meter) {
        this.meter = meter;
        this.connection = new WriterConnection(log);
        this.writer = Thread.ofPlatform().name("log-writer").daemon().start(this::run);
    }

    /**
     * Returns when everything is durable, or throws and has stored nothing.
     *
     * @return position of the last event
     * @throws LogUnavailableException when the database does not answer; only this may leave the outcome open
     * @throws EventStoreException when the database will never take it
     */
    long append(Append append) {
        return meter.around(() -> appended(append));
    }

    private long appended(Append append) {
        queue.add(append);
        if (closed) {
            failWhatWaits();
        }
        try {
            // Not interruptible: whoever is interrupted here could not know what was stored.
            return append.stored().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private void run() {
        while (!closed) {
            List<Append> batch = List.of();
            try {
                batch = nextBatch();
                write(batch);
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException | Error e) {
                // Nothing is known to come here; but who waits must be told, and the next batch go on.
                LOG.error(
                        "A batch of {} appends has failed ({})",
                        batch.size(),
                        e.getClass().getName());
                connection.end();
                fail(batch, () -> LogUnavailableException.outcomeUnknown(e));
            }
        }
        connection.end();
        failWhatWaits();
    }

    private void failWhatWaits() {
        List<Append> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        fail(waiting, () -> LogUnavailableException.nothingStored(new IllegalStateException("The log is closed")));
    }

    private List<Append> nextBatch() throws InterruptedException {
        List<Append> batch = new ArrayList<>();
        Append next = queue.take();
        long size = 0;
        do {
            batch.add(next);
            size += next.size();
            next = batch.size() < MOST_APPENDS && size < MOST_CHARACTERS ? queue.poll() : null;
        } while (next != null);
        return batch;
    }

    /** @return whether the database could be reached */
    private boolean write(List<Append> batch) {
        long begin = System.nanoTime();
        Map<Append, RuntimeException> refused = new HashMap<>();
        Ledger ledger;
        AppendTransaction transaction;
        try {
            Begun begun = begin(batch);
            transaction = begun.transaction();
            ledger = new Ledger(begun.state());
            for (Append append : batch) {
                try {
                    ledger.accept(append);
                } catch (ClaimRefusedException
                        | AnsweredAlreadyException
                        | ConcurrencyException
                        | AggregateStreamCreationException e) {
                    refused.put(append, e);
                }
            }
            if (ledger.accepted().isEmpty()) {
                connection.open().rollback();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("A batch of {} appends could not begin ({})", batch.size(), description(e));
            connection.end();
            return giveUp(batch, e);
        }
        if (!ledger.accepted().isEmpty()) {
            try {
                transaction.commit(ledger);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("A batch of {} appends could not be committed ({})", batch.size(), description(e));
                connection.end();
                switch (outcomeOf(ledger)) {
                    case STORED -> {}
                    case NOT_STORED -> {
                        return giveUp(batch, e);
                    }
                    case UNKNOWN -> {
                        fail(batch, () -> LogUnavailableException.outcomeUnknown(e));
                        return false;
                    }
                }
            }
        }
        int events = ledger.accepted().stream()
                .mapToInt(each -> each.append().events().size())
                .sum();
        if (events > 0) {
            meter.stored(events, Duration.ofNanos(System.nanoTime() - begin));
        }
        // Only now: what was refused for the sake of another append of this batch relies on that one being durable.
        refused.forEach((append, reason) -> append.stored().completeExceptionally(reason));
        for (Accepted each : ledger.accepted()) {
            each.append().stored().complete(each.lastPosition());
        }
        return true;
    }

    /** Begins anew where the connection turns out to be one that a restart of the server has ended: nothing was sent yet. */
    private Begun begin(List<Append> batch) throws SQLException {
        boolean isKept = connection.isKept();
        try {
            return Begun.of(connection.open(), batch);
        } catch (SQLException e) {
            if (!isKept || !isLost(e)) {
                throw e;
            }
            connection.end();
            return Begun.of(connection.open(), batch);
        }
    }

    private record Begun(AppendTransaction transaction, LogState state) {

        static Begun of(Connection connection, List<Append> batch) throws SQLException {
            AppendTransaction transaction = new AppendTransaction(connection);
            return new Begun(transaction, transaction.begin(batch));
        }
    }

    private enum Outcome {
        STORED,
        NOT_STORED,
        UNKNOWN
    }

    /** Finds out what became of a batch after a failure that does not tell. */
    private Outcome outcomeOf(Ledger ledger) {
        long deadline = System.nanoTime() + LONGEST_DOUBT.toNanos();
        do {
            try {
                return AppendTransaction.isStored(connection.open(), ledger) ? Outcome.STORED : Outcome.NOT_STORED;
            } catch (SQLException | RuntimeException e) {
                connection.end();
            }
        } while (System.nanoTime() < deadline && !closed && pause());
        return Outcome.UNKNOWN;
    }

    /** Nothing of the batch is stored. Where one of it is at fault, only that one fails. */
    private boolean giveUp(List<Append> batch, Exception failure) {
        if (isConnectionFailure(failure)) {
            fail(batch, () -> LogUnavailableException.nothingStored(failure));
            return false;
        }
        if (batch.size() == 1) {
            fail(batch, () -> new EventStoreException("The log cannot take these events", failure));
            return true;
        }
        for (int i = 0; i < batch.size(); i++) {
            if (!write(List.of(batch.get(i)))) {
                fail(batch.subList(i + 1, batch.size()), () -> LogUnavailableException.nothingStored(failure));
                return false;
            }
        }
        return true;
    }

    private boolean pause() {
        try {
            Thread.sleep(BETWEEN_QUESTIONS);
            return true;
        } catch (InterruptedException e) {
            closed = true;
            return false;
        }
    }

    /** An exception for each: each is thrown in a thread of its own. */
    private static void fail(List<Append> appends, Supplier<RuntimeException> reason) {
        appends.forEach(append -> append.stored().completeExceptionally(reason.get()));
    }

    /** SQLSTATE classes 08 (connection), 53 (resources), 57 (operator) and 25 (idle too long) say nothing of the rows. */
    private static boolean isConnectionFailure(Exception failure) {
        return !(failure instanceof SQLException sql)
                || sql.getSQLState() == null
                || sql.getSQLState().matches("(08|53|57|25).*");
    }

    /** SQLSTATE class 08, and those that a server says which shuts down, or has crashed. */
    private static boolean isLost(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().matches("08.*|57P0.");
    }

    /** Without the message, which may hold values of rows. */
    private static String description(Exception e) {
        return e instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState()
                : e.getClass().getName();
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
    }
}
