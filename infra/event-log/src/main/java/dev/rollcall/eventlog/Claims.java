package dev.rollcall.eventlog;

import dev.rollcall.eventlog.Claim.Kind;
import dev.rollcall.eventlog.personal.BlindIndex;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of claims: kept by appends, in their transaction; read by whoever needs to know what is taken. */
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

    /** Whether it is taken, by this owner. */
    public boolean isHeld(String scope, String key, String owner) {
        return db.sql("select exists (select from command.claim where (scope, key, owner) = (?, ?, ?))")
                .params(scope, index.of(scope, key), owner)
                .query(Boolean.class)
                .single();
    }

    /** Makes the claims hold, in one statement a kind; the caller holds the log's append lock. */
    void keep(List<Claim> plain) {
        List<Claim> claims = plain.stream().map(claim -> claim.blind(index)).toList();
        Map<Kind, List<Claim>> byKind = claims.stream().collect(Collectors.groupingBy(Claim::kind));
        apply(byKind.getOrDefault(Kind.RELEASE, List.of()), """
                delete from command.claim c
                using unnest(?, ?, ?, ?) as e (scope, key, owner, label)
                where (c.scope, c.key, c.owner) = (e.scope, e.key, e.owner)
                returning c.scope, c.key""");
        apply(byKind.getOrDefault(Kind.RELABEL, List.of()), """
                update command.claim c set label = e.label
                from unnest(?, ?, ?, ?) as e (scope, key, owner, label)
                where (c.scope, c.key, c.owner) = (e.scope, e.key, e.owner)
                returning c.scope, c.key""");
        // Before anything is taken: who asks in the wrong organization learns nothing of what is taken elsewhere.
        apply(byKind.getOrDefault(Kind.REQUIRE, List.of()), """
                select c.scope, c.key
                from command.claim c
                join unnest(?, ?, ?, ?) as e (scope, key, owner, label)
                  on (c.scope, c.key, c.owner) = (e.scope, e.key, e.owner)""");
        apply(byKind.getOrDefault(Kind.TAKE, List.of()), """
                insert into command.claim (scope, key, owner, label)
                select * from unnest(?, ?, ?, ?)
                on conflict do nothing
                returning scope, key""");
    }

    private void apply(List<Claim> claims, String sql) {
        if (claims.isEmpty()) {
            return;
        }
        Set<List<String>> held = new HashSet<>(db.sql(sql)
                .params(
                        column(claims, Claim::scope),
                        column(claims, Claim::key),
                        column(claims, Claim::owner),
                        column(claims, Claim::label))
                .query((row, i) -> List.of(row.getString(1), row.getString(2)))
                .list());
        for (Claim claim : claims) {
            if (!held.contains(List.of(claim.scope(), claim.key()))) {
                throw new ClaimRefusedException(claim);
            }
        }
    }

    private static @Nullable String[] column(List<Claim> claims, Function<Claim, @Nullable String> value) {
        return claims.stream().map(value).toArray(String[]::new);
    }
}
