package dev.rollcall.eventlog.personal;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Wraps every key anew under the current master key; the keys themselves, and what they seal, stay. May be broken off
 * and run again, and beside services that know both master keys.
 */
public final class MasterKeyRotation {

    private static final int BATCH_SIZE = 1_000;

    /** Services make keys meanwhile; those of the last that was restarted come in behind our back. */
    private static final int MOST_PASSES = 3;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final MasterKeys masterKeys;

    public MasterKeyRotation(JdbcClient db, TransactionOperations transactions, MasterKeys masterKeys) {
        this.db = db;
        this.transactions = transactions;
        this.masterKeys = masterKeys;
    }

    private record Wrapped(String subject, byte[] wrapped, String wrappedBy) {}

    /**
     * Returns when no key is wrapped by another master key any more.
     *
     * @param progress told after each batch how many keys are done, and how many there were to do
     * @return how many keys were wrapped anew
     * @throws MasterKeyException if a key is wrapped by a master key that is neither of the two, or if a service
     *     goes on wrapping by the old one
     */
    public long run(BiConsumer<Long, Long> progress) {
        long done = 0;
        for (int pass = 1; pass <= MOST_PASSES; pass++) {
            long all = done + remaining();
            String last = "";
            for (List<String> batch = next(last); !batch.isEmpty(); batch = next(last)) {
                done += batch.size();
                last = batch.getLast();
                progress.accept(done, Math.max(all, done));
            }
            if (remaining() == 0) {
                return done;
            }
        }
        throw new MasterKeyException(
                "A service still wraps new keys by another master key than %s: give all of them the new one first."
                        .formatted(masterKeys.current()));
    }

    private List<String> next(String last) {
        return Objects.requireNonNull(transactions.execute(status -> rewrap(last)));
    }

    private long remaining() {
        return db.sql("select count(*) from personal.person_key where wrapped_by <> ?")
                .param(masterKeys.current())
                .query(Long.class)
                .single();
    }

    /** The rows are locked: a key that is destroyed meanwhile must not come back. */
    private List<String> rewrap(String after) {
        List<Wrapped> old = db.sql("""
                        select subject, wrapped, wrapped_by from personal.person_key
                        where subject > ? and wrapped_by <> ?
                        order by subject limit ? for update""")
                .params(after, masterKeys.current(), BATCH_SIZE)
                .query((row, i) -> new Wrapped(row.getString(1), row.getBytes(2), row.getString(3)))
                .list();
        if (old.isEmpty()) {
            return List.of();
        }
        List<NewKey> anew = old.stream()
                .map(key -> masterKeys.wrap(
                        key.subject(), masterKeys.unwrap(key.subject(), key.wrapped(), key.wrappedBy())))
                .toList();
        db.sql("""
                        update personal.person_key k set wrapped = e.wrapped, wrapped_by = e.wrapped_by
                        from unnest(?::text[], ?::bytea[], ?::text[]) as e (subject, wrapped, wrapped_by)
                        where k.subject = e.subject""")
                .params(
                        anew.stream().map(NewKey::subject).toArray(String[]::new),
                        anew.stream().map(NewKey::wrapped).toArray(byte[][]::new),
                        anew.stream().map(NewKey::wrappedBy).toArray(String[]::new))
                .update();
        return old.stream().map(Wrapped::subject).toList();
    }
}
