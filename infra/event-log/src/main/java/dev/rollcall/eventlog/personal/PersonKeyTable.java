package dev.rollcall.eventlog.personal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where keys are kept, wrapped. Destroying one leaves its row, which says when. */
final class PersonKeyTable {

    private final JdbcClient db;
    private final MasterKeys masterKeys;

    PersonKeyTable(JdbcClient db, MasterKeys masterKeys) {
        this.db = db;
        this.masterKeys = masterKeys;
    }

    /** Unknown subjects are left out. */
    Map<String, PersonKey> read(Collection<String> subjects) {
        return db
                .sql("""
                        select subject, wrapped, wrapped_by from personal.person_key
                        where subject = any (?)""")
                .param(subjects.toArray(String[]::new))
                .query((row, i) -> Map.entry(
                        row.getString("subject"),
                        row.getBytes("wrapped") == null
                                ? PersonKey.DESTROYED
                                : new PersonKey(masterKeys.unwrap(
                                        row.getString("subject"),
                                        row.getBytes("wrapped"),
                                        row.getString("wrapped_by")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that are there, and not destroyed. */
    List<String> existing(Collection<String> subjects) {
        return db.sql("select subject from personal.person_key where subject = any (?) and wrapped is not null")
                .param(subjects.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Stores a key, unless there is one already. */
    void insert(NewKey key) {
        db.sql("""
                insert into personal.person_key (subject, wrapped, wrapped_by) values (?, ?, ?)
                on conflict do nothing""").params(key.subject(), key.wrapped(), key.wrappedBy()).update();
    }

    /** For good, also if there was none: a key must not come into being after the erasure. */
    void destroy(String subject) {
        db.sql("""
                        with destroyed as (
                            insert into personal.person_key (subject, erased_at) values (?, now())
                            on conflict (subject) do update
                            set wrapped = null, wrapped_by = null,
                                erased_at = coalesce(person_key.erased_at, excluded.erased_at)
                            returning subject)
                        select pg_notify('%s', subject) from destroyed""".formatted(KeyErasures.CHANNEL)).param(subject).query().singleRow();
    }
}
