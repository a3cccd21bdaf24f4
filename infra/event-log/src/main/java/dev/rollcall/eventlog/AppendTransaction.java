package dev.rollcall.eventlog;

import dev.rollcall.eventlog.Ledger.Accepted;
import dev.rollcall.eventlog.Ledger.Holder;
import dev.rollcall.eventlog.Ledger.Key;
import dev.rollcall.eventlog.personal.NewKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one batch of appends, in two round trips: one takes the append lock and reads what the batch
 * touches, one writes and commits. Statements that belong together are sent at once, each seeing what the one before
 * has done; the lock therefore comes before anything is read.
 */
final class AppendTransaction {

    /** PostgreSQL channel on which the log says that it has grown; the payload is the new head. */
    static final String CHANNEL = "rollcall_event_log";

    private static final long APPEND_LOCK = 0x726f6c6c63616c6cL; // "rollcall"

    private final Connection connection;

    /** @param connection not in auto-commit mode */
    AppendTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Takes the turn among all instances, and keeps it until {@link #commit} or a rollback. */
    LogState begin(List<Append> batch) throws SQLException {
        Set<Key> keys = new LinkedHashSet<>();
        Set<String> streams = new LinkedHashSet<>();
        Set<String> persons = new LinkedHashSet<>();
        Set<String> requests = new LinkedHashSet<>();
        for (Append append : batch) {
            append.claims().forEach(claim -> keys.add(Key.of(claim)));
            append.events().forEach(event -> streams.add(event.stream()));
            append.newKeys().forEach(key -> persons.add(key.subject()));
            Optional.ofNullable(append.answer()).ifPresent(answer -> requests.add(answer.key()));
        }
        Statements all = new Statements();
        all.add("select pg_advisory_xact_lock(?)", APPEND_LOCK);
        all.add("select coalesce(max(position), 0) from event_store.event");
        all.add("""
                select s.stream, (select max(e.sequence) from event_store.event e where e.stream = s.stream)
                from unnest(?::text[]) as s (stream)""", texts(streams, stream -> stream));
        all.add("""
                select c.scope, c.key, c.owner, c.label
                from unnest(?::text[], ?::text[]) as k (scope, key),
                     lateral (select * from command.claim c where (c.scope, c.key) = (k.scope, k.key) limit 1) c""", texts(keys, Key::scope), texts(keys, Key::key));
        all.add(
                "select subject from personal.person_key where subject = any (?::text[])",
                texts(persons, person -> person));
        all.add(
                "select key from command.answer where key = any (?::text[]) and expires_at > now()",
                texts(requests, request -> request));
        try (PreparedStatement sent = all.prepare()) {
            sent.execute();
            ResultSet position = next(sent);
            position.next();
            long head = position.getLong(1);
            Map<String, Long> heads = new HashMap<>();
            for (ResultSet row = next(sent); row.next(); ) {
                long sequence = row.getLong(2);
                if (!row.wasNull()) {
                    heads.put(row.getString(1), sequence);
                }
            }
            Map<Key, Holder> holders = new HashMap<>();
            for (ResultSet row = next(sent); row.next(); ) {
                holders.put(
                        new Key(row.getString(1), row.getString(2)), new Holder(row.getString(3), row.getString(4)));
            }
            return new LogState(head, heads, holders, names(next(sent)), names(next(sent)));
        }
    }

    private static Set<String> names(ResultSet rows) throws SQLException {
        Set<String> names = new HashSet<>();
        while (rows.next()) {
            names.add(rows.getString(1));
        }
        return names;
    }

    private static ResultSet next(PreparedStatement sent) throws SQLException {
        if (!sent.getMoreResults()) {
            throw new SQLException("A result is missing");
        }
        return sent.getResultSet();
    }

    /** Makes durable what the ledger accepted. Who gets an {@link SQLException} of a lost connection cannot tell. */
    void commit(Ledger ledger) throws SQLException {
        Statements all = new Statements();
        addEvents(all, ledger.accepted());
        addClaims(all, ledger.changedHolders());
        addKeys(all, ledger.accepted());
        addAnswers(all, ledger.accepted());
        all.add("select pg_notify(?, ?)", CHANNEL, Long.toString(ledger.position()));
        all.add("commit");
        try (PreparedStatement sent = all.prepare()) {
            sent.execute();
            // An error of a later statement shows only when its result is asked for.
            while (sent.getMoreResults() || sent.getUpdateCount() != -1) {}
        }
    }

    private void addEvents(Statements all, List<Accepted> accepted) throws SQLException {
        List<StoredEvent> events = accepted.stream()
                .flatMap(each -> each.append().events().stream())
                .toList();
        if (events.isEmpty()) {
            return;
        }
        long first = accepted.getLast().lastPosition() - events.size() + 1;
        all.add(
                """
                insert into event_store.event (position, stream, sequence, stream_type, type, version, event_id,
                                               recorded_at, metadata, payload)
                select ? + e.ordinal - 1, e.stream, e.sequence, e.stream_type, e.type, e.version, e.event_id,
                       e.recorded_at, e.metadata, e.payload
                from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::text[],
                            ?::timestamptz[], ?::json[], ?::json[])
                     with ordinality as e (stream, sequence, stream_type, type, version, event_id,
                                           recorded_at, metadata, payload, ordinal)""",
                first,
                texts(events, StoredEvent::stream),
                array("bigint", events, StoredEvent::sequence, Long[]::new),
                texts(events, StoredEvent::streamType),
                texts(events, StoredEvent::type),
                array("integer", events, StoredEvent::version, Integer[]::new),
                texts(events, StoredEvent::eventId),
                texts(events, StoredEvent::recordedAt),
                texts(events, StoredEvent::metadata),
                texts(events, StoredEvent::payload));
    }

    private void addClaims(Statements all, Map<Key, Optional<Holder>> changed) throws SQLException {
        List<Key> free = new ArrayList<>();
        List<Map.Entry<Key, Holder>> held = new ArrayList<>();
        changed.forEach((key, holder) ->
                holder.ifPresentOrElse(present -> held.add(Map.entry(key, present)), () -> free.add(key)));
        if (!free.isEmpty()) {
            all.add("""
                    delete from command.claim c using unnest(?::text[], ?::text[]) as k (scope, key)
                    where (c.scope, c.key) = (k.scope, k.key)""", texts(free, Key::scope), texts(free, Key::key));
        }
        if (!held.isEmpty()) {
            all.add(
                    """
                    insert into command.claim (scope, key, owner, label)
                    select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                    on conflict (scope, key) do update set owner = excluded.owner, label = excluded.label""",
                    texts(held, each -> each.getKey().scope()),
                    texts(held, each -> each.getKey().key()),
                    texts(held, each -> each.getValue().owner()),
                    texts(held, each -> each.getValue().label()));
        }
    }

    private void addKeys(Statements all, List<Accepted> accepted) throws SQLException {
        List<NewKey> keys = accepted.stream()
                .flatMap(each -> each.append().newKeys().stream())
                .toList();
        if (!keys.isEmpty()) {
            all.add(
                    """
                    insert into personal.person_key (subject, wrapped, wrapped_by)
                    select * from unnest(?::text[], ?::bytea[], ?::text[])""",
                    texts(keys, NewKey::subject),
                    connection.createArrayOf(
                            "bytea", keys.stream().map(NewKey::wrapped).toArray(byte[][]::new)),
                    texts(keys, NewKey::wrappedBy));
        }
    }

    private void addAnswers(Statements all, List<Accepted> accepted) throws SQLException {
        List<Accepted> answered =
                accepted.stream().filter(each -> each.append().answer() != null).toList();
        if (!answered.isEmpty()) {
            List<Answer> answers = answered.stream()
                    .map(each -> Objects.requireNonNull(each.append().answer()))
                    .toList();
            all.add(
                    """
                    insert into command.answer (key, request, position, sealed, expires_at)
                    select * from unnest(?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::timestamptz[])
                    on conflict (key) do update
                    set request = excluded.request, position = excluded.position, sealed = excluded.sealed,
                        expires_at = excluded.expires_at""",
                    texts(answers, Answer::key),
                    texts(answers, Answer::request),
                    array("bigint", answered, Accepted::lastPosition, Long[]::new),
                    connection.createArrayOf(
                            "bytea", answers.stream().map(Answer::sealed).toArray(byte[][]::new)),
                    texts(answers, answer -> answer.expiresAt().toString()));
        }
    }

    /**
     * Whether a batch was stored whose commit got no answer. Waits for the append lock, which the lost transaction keeps
     * until it has ended.
     */
    static boolean isStored(Connection connection, Ledger ledger) throws SQLException {
        Optional<StoredEvent> event = ledger.accepted().stream()
                .flatMap(each -> each.append().events().stream())
                .findFirst();
        Optional<Answer> answer = ledger.accepted().stream()
                .flatMap(each -> Stream.ofNullable(each.append().answer()))
                .findFirst();
        try (PreparedStatement lookUp = connection.prepareStatement("""
                select pg_advisory_xact_lock(?);
                select exists (select from event_store.event where (stream, sequence, event_id) = (?, ?, ?))
                       or exists (select from command.answer where (key, sealed) = (?, ?))""")) {
            lookUp.setLong(1, APPEND_LOCK);
            lookUp.setString(2, event.map(StoredEvent::stream).orElse(""));
            lookUp.setLong(3, event.map(StoredEvent::sequence).orElse(-1L));
            lookUp.setString(4, event.map(StoredEvent::eventId).orElse(""));
            lookUp.setString(5, answer.map(Answer::key).orElse(""));
            lookUp.setBytes(6, answer.map(Answer::sealed).orElse(new byte[0]));
            lookUp.execute();
            ResultSet found = next(lookUp);
            found.next();
            boolean stored = found.getBoolean(1);
            connection.rollback();
            return stored;
        }
    }

    private <T> java.sql.Array texts(Collection<T> of, Function<T, @Nullable String> value) throws SQLException {
        return array("text", of, value, String[]::new);
    }

    /** @param typed makes an array of the type's own class, which the driver sends as it is; others it would spell out */
    private <T, V> java.sql.Array array(
            String type, Collection<T> of, Function<T, @Nullable V> value, IntFunction<V[]> typed) throws SQLException {
        return connection.createArrayOf(type, of.stream().map(value).toArray(typed));
    }

    /** Statements that are sent in one go. */
    private final class Statements {

        private final List<String> sql = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        void add(String statement, Object... values) {
            sql.add(statement);
            parameters.addAll(List.of(values));
        }

        PreparedStatement prepare() throws SQLException {
            PreparedStatement statement = connection.prepareStatement(String.join(";\n", sql));
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            return statement;
        }
    }
}
