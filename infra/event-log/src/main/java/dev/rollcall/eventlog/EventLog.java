package dev.rollcall.eventlog;

import static java.util.stream.Collectors.toMap;

import dev.rollcall.eventlog.personal.PersonKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log in PostgreSQL. Appends take turns, so that positions are 1, 2, 3 … in the order of commits: who has read
 * position n has read everything up to n.
 *
 * <p>An append joins the caller's transaction and makes the events' claims hold in it. Refusals: {@link
 * ClaimRefusedException} for a claim, {@link ConcurrencyException} when somebody else has written the stream first.
 */
public final class EventLog extends BatchingEventStorageEngine {

    /** PostgreSQL channel on which the log says that it has grown; the payload is the new head. */
    static final String CHANNEL = "rollcall_event_log";

    private static final int BATCH_SIZE = 250;
    private static final long APPEND_LOCK = 0x726f6c6c63616c6cL; // "rollcall"

    private static final String COLUMNS =
            "position, stream, sequence, stream_type, type, version, event_id, recorded_at, metadata, payload";

    private final JdbcClient db;
    private final PersonKeys keys;
    private final Claims claims;
    private final ClaimRules claimRules;

    public EventLog(
            JdbcClient db,
            EventSerializer serializer,
            PersonKeys keys,
            EventUpcaster upcasters,
            Claims claims,
            ClaimRules claimRules) {
        super(new Builder()
                .batchSize(BATCH_SIZE)
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_SIZE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters));
        this.db = db;
        this.keys = keys;
        this.claims = claims;
        this.claimRules = claimRules;
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

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        // In a statement of its own: what follows must see the head that the previous holder left.
        db.sql("select pg_advisory_xact_lock(?)").param(APPEND_LOCK).query().singleRow();
        List<Row> rows = events.stream().map(event -> Row.of(event, serializer)).toList();
        // First whether the streams are as they were decided on: on a stale one a claim would refuse for a wrong
        // reason.
        long position = insert(rows);
        if (CurrentUnitOfWork.isStarted()) {
            keys.store(keys.pending(CurrentUnitOfWork.get().root()));
        }
        claims.keep(events.stream()
                .flatMap(event -> claimRules.claimsOf(event.getPayload()).stream())
                .toList());
        if (CurrentUnitOfWork.isStarted()) {
            new Appended(position, rows.stream().collect(toMap(Row::stream, Row::sequence, Math::max)))
                    .to(CurrentUnitOfWork.get());
        }
    }

    private long insert(List<Row> rows) {
        Inserted inserted = db.sql("""
                with inserted as (
                    insert into event_store.event (position, stream, sequence, stream_type, type, version,
                                                   event_id, recorded_at, metadata, payload)
                    select head.position + e.ordinal, e.stream, e.sequence, e.stream_type, e.type, e.version,
                           e.event_id, e.recorded_at, e.metadata::json, e.payload::json
                    from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::text[],
                                ?::timestamptz[], ?::text[], ?::text[])
                         with ordinality as e (stream, sequence, stream_type, type, version, event_id,
                                               recorded_at, metadata, payload, ordinal),
                         (select coalesce(max(position), 0) as position from event_store.event) as head
                    on conflict do nothing
                    returning position)
                select count(*) as events, max(position) as head, pg_notify('%s', max(position)::text) from inserted
                """.formatted(CHANNEL))
                .params(
                        column(rows, Row::stream, String[]::new),
                        column(rows, Row::sequence, Long[]::new),
                        column(rows, Row::streamType, String[]::new),
                        column(rows, Row::type, String[]::new),
                        column(rows, Row::version, Integer[]::new),
                        column(rows, Row::eventId, String[]::new),
                        column(rows, Row::recordedAt, String[]::new),
                        column(rows, Row::metadata, String[]::new),
                        column(rows, Row::payload, String[]::new))
                .query((row, i) -> new Inserted(row.getInt("events"), row.getLong("head")))
                .single();
        if (inserted.events() < rows.size()) {
            throw conflict(rows);
        }
        return inserted.head();
    }

    private static RuntimeException conflict(List<Row> rows) {
        Row first = rows.stream().min(Comparator.comparingLong(Row::sequence)).orElseThrow();
        String message =
                "Stream %s was written by somebody else at sequence %d".formatted(first.stream(), first.sequence());
        return first.sequence() == 0
                ? new AggregateStreamCreationException(message, null)
                : new ConcurrencyException(message);
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> value, java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private record Inserted(int events, long head) {}

    private record Row(
            String stream,
            long sequence,
            String streamType,
            String type,
            int version,
            String eventId,
            String recordedAt, // an array of java.sql.Timestamp loses its zone on the way
            String metadata,
            String payload) {

        static Row of(EventMessage<?> message, Serializer serializer) {
            if (!(message instanceof DomainEventMessage<?> event)) {
                throw new IllegalArgumentException("Only events of an aggregate are stored");
            }
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            return new Row(
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getType(),
                    payload.getType().getName(),
                    Integer.parseInt(payload.getType().getRevision()),
                    event.getIdentifier(),
                    // The framework reads times back to the millisecond; what is stored is what everybody sees.
                    event.getTimestamp().truncatedTo(ChronoUnit.MILLIS).toString(),
                    event.serializeMetaData(serializer, String.class).getData(),
                    payload.getData());
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
                .query((row, i) -> new TrackedDomainEventData<>(
                        new GlobalSequenceTrackingToken(row.getLong("position")), domainEvent(row, i)))
                .list();
        prefetchKeys(events);
        return events;
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
                        select coalesce((select min(position) - 1 from event_store.event where recorded_at >= ?),
                                        (select max(position) from event_store.event), 0)""").param(Timestamp.from(instant)).query(Long.class).single());
    }

    // Streams are short until sign-in and contacts grow them; nothing triggers a snapshot yet.

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("This log keeps no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }
}
