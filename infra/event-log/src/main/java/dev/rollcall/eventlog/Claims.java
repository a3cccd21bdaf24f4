package dev.rollcall.eventlog;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is taken, as appends have left it; for whoever needs to know. Never decides: that is the append's. */
public final class Claims {

    private final JdbcClient db;

    public Claims(JdbcClient db) {
        this.db = db;
    }

    /** Which of these keys are taken, with their labels; absent ones are left out, a missing label is empty. */
    public Map<String, String> labels(String scope, Collection<String> keys) {
        return db
                .sql("select key, coalesce(label, '') from command.claim where scope = ? and key = any (?)")
                .params(scope, keys.toArray(String[]::new))
                .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
                .list() // a stream would keep the connection
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether it is taken, by this owner. */
    public boolean isHeld(String scope, String key, String owner) {
        return db.sql("select exists (select from command.claim where (scope, key, owner) = (?, ?, ?))")
                .params(scope, key, owner)
                .query(Boolean.class)
                .single();
    }
}
