package dev.rollcall.command.signin;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.eventlog.personal.Seals;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Secrets that users share with their authenticators, sealed with the user's key, and the recovery codes beside them
 * (R30, R36). What has been used stays used, even if nothing comes of the sign-in that used it.
 */
@Component
class TotpSecrets {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final PersonKeys keys;
    private final Seals seals;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    TotpSecrets(JdbcClient db, PlatformTransactionManager transactions, PersonKeys keys) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.seals = new Seals(keys);
    }

    /** The id of the secret, as events name it. */
    UUID stage(UUID userId, byte[] secret) {
        String subject = userId.toString();
        keys.learn(Set.of(subject)); // it is there, but perhaps not in memory
        UUID id = ids.generate();
        db.sql("""
                insert into credential.totp (id, user_id, sealed, last_step, created_at)
                values (:id, :user, :sealed, 0, now())""")
                .param("id", id)
                .param("user", userId)
                .param("sealed", seals.seal(subject, Totp.base32(secret)))
                .update();
        forgetOldOnes(userId);
        return id;
    }

    /** Given up, or never confirmed in time. */
    private void forgetOldOnes(UUID userId) {
        db.sql("""
                delete from credential.totp t
                where t.user_id = ? and t.created_at < now() - interval '1 hour'
                  and not exists (select from command.claim c
                                  where (c.scope, c.key, c.owner) = ('second-factor', t.user_id::text, t.id::text))""").param(userId).update();
    }

    /**
     * The newest secret of a user, unless it was enrolled already, for what was given up does not come back, or is more
     * than an hour old.
     */
    Optional<UUID> pendingOf(UUID userId) {
        return db.sql("""
                        select id from (
                            select id, created_at from credential.totp where user_id = ?
                            order by created_at desc, id desc limit 1
                        ) latest
                        where created_at > now() - interval '1 hour' and not exists (select from credential.recovery_code where totp_id = id)""").param(userId).query(UUID.class).optional();
    }

    /** Whether it is a code of this moment that has not been used, nor one after it (RFC 6238, section 5.2). */
    boolean use(UUID id, String code, Instant now) {
        OptionalLong step = db.sql("select sealed from credential.totp where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(seals::open)
                .filter(secret -> !secret.equals(Seals.ERASED))
                .map(secret -> Totp.matchingStep(Totp.secretOf(secret), code, now))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && db.sql("update credential.totp set last_step = :step where id = :id and last_step < :step")
                                .param("id", id)
                                .param("step", step.getAsLong())
                                .update()
                        == 1;
    }

    /** The codes before are void. */
    void replaceRecoveryCodes(UUID id, List<String> codes) {
        String[] hashes = codes.stream()
                .map(code -> HexFormat.of().formatHex(RecoveryCodes.hash(code)))
                .toArray(String[]::new);
        transaction.executeWithoutResult(status -> {
            // Of two at once the second takes away what the first has laid down.
            db.sql("select id from credential.totp where id = :id for update")
                    .param("id", id)
                    .query(UUID.class)
                    .single();
            db.sql("delete from credential.recovery_code where totp_id = :id")
                    .param("id", id)
                    .update();
            db.sql("""
                    insert into credential.recovery_code (totp_id, hash)
                    select :id, decode(hash, 'hex') from unnest(:hashes::text[]) as codes (hash)""").param("id", id).param("hashes", hashes).update();
        });
    }

    /** Whether it is one of the user's codes that has not been used. */
    boolean useRecoveryCode(UUID id, String code, Instant now) {
        return db.sql("""
                        update credential.recovery_code set used_at = :now
                        where totp_id = :id and hash = :hash and used_at is null""")
                        .param("id", id)
                        .param("hash", RecoveryCodes.hash(code))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
