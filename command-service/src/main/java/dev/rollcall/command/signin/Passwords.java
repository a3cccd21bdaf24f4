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
        return id;
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
