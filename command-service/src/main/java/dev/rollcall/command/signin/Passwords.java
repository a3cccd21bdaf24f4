package dev.rollcall.command.signin;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hashes of passwords (R36), named by ids. One is laid down before the event that names it is appended; until then it
 * is nobody's password.
 */
@Component
class Passwords {

    /** Those of {@link PasswordHistory}, and some that were staged and never counted. */
    private static final int KEPT = 2 * PasswordHistory.LONGEST;

    private final JdbcClient db;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    Passwords(JdbcClient db) {
        this.db = db;
    }

    /** The id of the password, as events name it. */
    UUID stage(UUID userId, String hash) {
        UUID id = ids.generate();
        db.sql("insert into credential.password (id, user_id, hash, created_at) values (:id, :user, :hash, now())")
                .param("id", id)
                .param("user", userId)
                .param("hash", hash)
                .update();
        forgetOldOnes(userId);
        return id;
    }

    /** What no policy can look back to; never the current one, nor what may be about to become it. */
    private void forgetOldOnes(UUID userId) {
        db.sql("""
                delete from credential.password p
                where p.user_id = :user and p.created_at < now() - interval '1 hour'
                  and p.id not in (select id from credential.password where user_id = :user
                                   order by created_at desc limit :kept)
                  and not exists (select from command.claim c
                                  where (c.scope, c.key, c.owner) = ('password', p.user_id::text, p.id::text))""").param("user", userId).param("kept", KEPT).update();
    }

    Optional<String> hashOf(UUID id) {
        return db.sql("select hash from credential.password where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Of those that are there, in no order. */
    List<String> hashesOf(Collection<UUID> ids) {
        return db.sql("select hash from credential.password where id = any (:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
