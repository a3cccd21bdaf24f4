package dev.rollcall.eventlog;

import dev.rollcall.eventlog.personal.NewKey;
import dev.rollcall.eventlog.personal.PersonKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log in PostgreSQL, behind the framework's storage interface. Positions are 1, 2, 3 … in the order of commits: who
 * has read position n has read everything up to n.
 *
 * <p>All that a unit of work appends is stored together when it commits, or not at all: events, what they claim and the
 * answer to its request. The commit throws {@link ClaimRefusedException} for a claim, {@link
 * AnsweredAlreadyException} for a repeated request, {@link
 * org.axonframework.modelling.command.ConcurrencyException} or {@link
 * org.axonframework.modelling.command.AggregateStreamCreationException} when somebody else has written a stream first,
 * and {@link LogUnavailableException}.
 */
public final class EventLog extends BatchingEventStorageEngine implements AutoCloseable {

    private static final int BATCH_SIZE = 250;
    private static final String PENDING = EventLog.class.getName() + ".pending";

    private static final String COLUMNS =
            "position, stream, sequence, stream_type, type, version, event_id, recorded_at, metadata, payload";

    private final JdbcClient db;
    private final PersonKeys keys;
    private final ClaimRules claimRules;
    private final Snapshots snapshots;
    private final @Nullable GroupCommit writer;

    private EventLog(
            JdbcClient db,
            EventSerializer serializer,
            PersonKeys keys,
            EventUpcaster upcasters,
            ClaimRules claimRules,
            Snapshots snapshots,
            @Nullable GroupCommit writer) {
        super(new Builder()
                .batchSize(BATCH_SIZE)
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_SIZE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters));
        this.db = db;
        this.keys = keys;
        this.claimRules = claimRules;
        this.snapshots = snapshots;
        this.writer = writer;
    }

    /** The log for a process that reads, and may do nothing else. */
    public static EventLog reading(
            DataSource log, EventSerializer serializer, PersonKeys keys, EventUpcaster upcasters) {
        return new EventLog(
                JdbcClient.create(log), serializer, keys, upcasters, event -> List.of(), Snapshots.NONE, null);
    }

    /** The log for a process that reads and appends; it keeps a connection of its own to append. */
    public static EventLog writing(
            DataSource log,
            EventSerializer serializer,
            PersonKeys keys,
            EventUpcaster upcasters,
            ClaimRules claimRules,
            Snapshots snapshots,
            AppendObserver meter) {
        return new EventLog(
                JdbcClient.create(log),
                serializer,
                keys,
                upcasters,
                claimRules,
                snapshots,
                new GroupCommit(log, meter));
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {
        @Override
        public Builder batchSize(int batchSize) {
            super.batchSize(batchSize);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }
    }

    /** What the current unit of work wants stored, be it by several commands of which one led to the other. */
    private static final class Pending {

        private final List<DomainEventMessage<?>> events = new ArrayList<>();
        private final List<Claim> claims = new ArrayList<>();
        private @Nullable Answer answer;
    }

    /** Stores an answer together with what this unit of work appends, even if that is nothing. */
    public void keepAnswer(Answer answer) {
        pending().answer = answer;
    }

    /** Has claims hold beside those of the events, and after them, where this unit of work stores anything. */
    public void claim(List<Claim> claims) {
        if (!claims.isEmpty()) {
            pending().claims.addAll(claims);
        }
    }

    /** Whether this unit of work has anything to append, but for an answer; known from its commit phase on. */
    public static boolean isAppendedToBy(UnitOfWork<?> work) {
        return work.root().getResource(PENDING) instanceof Pending pending && !pending.events.isEmpty();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<DomainEventMessage<?>> appended = pending().events;
        for (EventMessage<?> event : events) {
            if (!(event instanceof DomainEventMessage<?> ofStream)) {
                throw new IllegalArgumentException("Only events of an aggregate are stored");
            }
            appended.add(ofStream);
        }
    }

    private Pending pending() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(PENDING, key -> {
            Pending pending = new Pending();
            // When everything has been decided: an event may still lead to others before.
            root.onCommit(work -> store(pending, work));
            return pending;
        });
    }

    private void store(Pending pending, UnitOfWork<?> root) {
        if (writer == null) {
            throw new IllegalStateException("This process may only read the log");
        }
        List<StoredEvent> rows = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        Map<String, Long> sequences = new HashMap<>();
        for (DomainEventMessage<?> event : pending.events) {
            rows.add(StoredEvent.of(event, getEventSerializer()));
            claims.addAll(claimRules.claimsOf(event.getPayload()));
            sequences.merge(event.getAggregateIdentifier(), event.getSequenceNumber(), Math::max);
        }
        claims.addAll(pending.claims);
        // What was sealed with a new key is worth nothing without it: both are stored, or neither.
        List<NewKey> newKeys = keys.pending(root);
        long position;
        try {
            position = writer.append(new Append(rows, claims, newKeys, pending.answer));
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            keys.learn(newKeys.stream().map(NewKey::subject).toList()); // somebody else may have made one
            throw e;
        }
        if (!rows.isEmpty()) {
            new Appended(position, sequences).to(root);
        }
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int batchSize) {
        List<GenericDomainEventEntry<String>> events = db.sql("select " + COLUMNS
                        + " from event_store.event where stream = ? and sequence >= ? order by sequence limit ?")
                .params(stream, firstSequence, batchSize)
                .query(EventLog::domainEvent)
                .list();
        prefetchKeys(events);
        return events;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        List<TrackedDomainEventData<String>> events = db.sql(
                        "select " + COLUMNS + " from event_store.event where position > ? order by position limit ?")
                .params(positionOf(last), batchSize)
                .query(EventLog::trackedEvent)
                .list();
        prefetchKeys(events);
        return events;
    }

    /** The events at these positions, in order; what the log does not have is left out. */
    Stream<? extends TrackedEventMessage<?>> readEventsAt(Collection<Long> positions) {
        List<TrackedDomainEventData<String>> events = db.sql(
                        "select " + COLUMNS + " from event_store.event where position = any (?) order by position")
                .param(positions.toArray(Long[]::new))
                .query(EventLog::trackedEvent)
                .list();
        prefetchKeys(events);
        return EventUtils.upcastAndDeserializeTrackedEvents(events.stream(), getEventSerializer(), upcasterChain);
    }

    /** Positions of events that name a user somewhere, in order. */
    List<Long> positionsNaming(UUID user, long after, long last, int most) {
        return db.sql("""
                        select position from event_store.event
                        where position > ? and position <= ? and payload::text like ? order by position limit ?""")
                .params(after, last, "%" + user + "%", most)
                .query(Long.class)
                .list();
    }

    private static TrackedDomainEventData<String> trackedEvent(ResultSet row, int i) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("position")), domainEvent(row, i));
    }

    /** When events were recorded, by position, as far as the log has them. */
    Map<Long, Instant> recordedAt(Collection<Long> positions) {
        return db
                .sql("select position, recorded_at from event_store.event where position = any (?)")
                .param(positions.toArray(Long[]::new))
                .query((row, i) -> Map.entry(row.getLong(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All that a batch needs in one query: a query for each person in it would take longer than all the rest. */
    private void prefetchKeys(List<? extends EventData<String>> events) {
        keys.prefetch(events.stream()
                .flatMap(event -> Stream.of(
                        event.getPayload().getData(), event.getMetaData().getData()))
                .toList());
    }

    private static GenericDomainEventEntry<String> domainEvent(ResultSet row, int ignored) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("stream_type"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("type"),
                row.getString("version"),
                row.getString("payload"),
                row.getString("metadata"));
    }

    /** Position of the last event; 0 for an empty log. */
    public long head() {
        return db.sql("select coalesce(max(position), 0) from event_store.event")
                .query(Long.class)
                .single();
    }

    /**
     * Position of the last event that had been recorded by then; 0 for none. Halves the log until it is found: events of
     * the same moment may be recorded in another order than they are committed.
     */
    long positionAt(Instant instant) {
        return db.sql("""
                        with recursive halved (low, high) as (
                            select 0::bigint, (select coalesce(max(position), 0) from event_store.event)
                            union all
                            select case when e.recorded_at > :instant then low else (low + high + 1) / 2 end,
                                   case when e.recorded_at > :instant then e.position - 1 else high end
                            from halved left join lateral (
                                -- The nearest there is: one may have been removed, which proofs tell.
                                select position, recorded_at from event_store.event
                                where position <= (low + high + 1) / 2 order by position desc limit 1) e on true
                            where low < high)
                        select low from halved where low = high""")
                .param("instant", Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS))) // else it is rounded, up too
                .query(Long.class)
                .single();
    }

    Optional<Instant> recordedAt(long position) {
        return db.sql("select recorded_at from event_store.event where position = ?")
                .param(position)
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return db.sql("select max(sequence) from event_store.event where stream = ?")
                .param(stream)
                .query(Long.class)
                .optional();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(
                db.sql("""
                        select coalesce((select position from event_store.event where recorded_at < ?
                                         order by position desc limit 1), 0)""").param(Timestamp.from(instant)).query(Long.class).single());
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return snapshots.read(stream);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty(); // read by readSnapshot, in a form of its own
    }

    /** Refuses appends from now on; what is being stored is stored. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
