package dev.rollcall.eventlog;

import dev.rollcall.eventlog.personal.BlindIndex;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is taken, as appends have left it; for whoever needs to know. Never decides: that is the append's. */
public final class Claims {

    private final JdbcClient db;
    private final BlindIndex index;

    /** @param index hides the keys that are personal; callers name all keys in plain */
    public Claims(JdbcClient db, BlindIndex index) {
        this.db = db;
        this.index = index;
    }

    /** Which of these keys are taken, with their labels; absent ones are left out, a missing label is empty. */
    public Map<String, String> labels(String scope, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> plainByKey =
                keys.stream().distinct().collect(Collectors.toMap(key -> index.of(scope, key), Function.identity()));
        return db
                .sql("select key, coalesce(label, '') from command.claim where scope = ? and key = any (?)")
                .params(scope, plainByKey.keySet().toArray(String[]::new))
                .query((row, i) -> Map.entry(plainByKey.getOrDefault(row.getString(1), ""), row.getString(2)))
                .list() // a stream would keep the connection
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whose each of these keys is; those that nobody has taken are left out. */
    public Map<String, String> owners(String scope, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> plainByKey =
                keys.stream().distinct().collect(Collectors.toMap(key -> index.of(scope, key), Function.identity()));
        return db
                .sql("select key, owner from command.claim where scope = ? and key = any (?)")
                .params(scope, plainByKey.keySet().toArray(String[]::new))
                .query((row, i) -> Map.entry(plainByKey.getOrDefault(row.getString(1), ""), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whose it is; empty for what nobody has taken. */
    public Optional<String> owner(String scope, String key) {
        return db.sql("select owner from command.claim where (scope, key) = (?, ?)")
                .params(scope, index.of(scope, key))
                .query(String.class)
                .optional();
    }

    /** Who has taken something, and under which label; that is empty for none. */
    public record Held(String owner, String label) {}

    /** Empty for what nobody has taken. */
    public Optional<Held> held(String scope, String key) {
        return db.sql("select owner, coalesce(label, '') as label from command.claim where (scope, key) = (?, ?)")
                .params(scope, index.of(scope, key))
                .query(Held.class)
                .optional();
    }

    /**
     * What an owner holds in a scope, in the order of the keys; only in scopes that are indexed for it.
     *
     * @param most how many at once
     */
    public List<String> keysOf(String scope, String owner, int most) {
        return keysOf(scope, owner, "", most);
    }

    /** The same, of those that follow a key. */
    public List<String> keysOf(String scope, String owner, String after, int most) {
        return db.sql("select key from command.claim where owner = ? and scope = ? and key > ? order by key limit ?")
                .params(owner, scope, after, most)
                .query(String.class)
                .list();
    }

    /** The same as far as it has this label. */
    public List<String> keysLabelled(String scope, String owner, String label, int most) {
        return db.sql("""
                        select key from command.claim where owner = ? and label = ? and scope = ?
                        order by key limit ?""").params(owner, label, scope, most).query(String.class).list();
    }

    /**
     * Which keys an owner holds under these labels, by label in lower case; only in scopes that are indexed for it.
     *
     * @param labels in lower case
     */
    public Map<String, String> keysByLabel(String scope, String owner, Collection<String> labels) {
        if (labels.isEmpty()) {
            return Map.of();
        }
        return db
                .sql("""
                        select lower(label), min(key) from command.claim
                        where owner = ? and scope = ? and lower(label) = any (?) group by lower(label)""")
                .params(owner, scope, labels.toArray(String[]::new))
                .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whatever is labelled so in a scope, whoever holds it; only in scopes that are indexed for it. */
    public List<String> allLabelled(String scope, String label, int most) {
        return db.sql("select key from command.claim where scope = ? and label = ? order by key limit ?")
                .params(scope, label, most)
                .query(String.class)
                .list();
    }

    /** All that an owner holds in a scope, with the labels; only in scopes of few, which are indexed for it. */
    public Map<String, String> labelsOf(String scope, String owner) {
        return db
                .sql("select key, coalesce(label, '') from command.claim where owner = ? and scope = ?")
                .params(owner, scope)
                .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether it is taken, by this owner. */
    public boolean isHeld(String scope, String key, String owner) {
        return db.sql("select exists (select from command.claim where (scope, key, owner) = (?, ?, ?))")
                .params(scope, index.of(scope, key), owner)
                .query(Boolean.class)
                .single();
    }
}
