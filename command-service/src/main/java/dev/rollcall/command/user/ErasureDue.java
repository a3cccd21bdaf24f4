package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.user.ErasureReason;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for the erasure of users who can be restored no more (R53). */
@Component
class ErasureDue implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureDue.class);
    private static final int MOST_AT_ONCE = 100;

    private final JdbcClient db;
    private final Commands commands;
    private final Erasing erasing;
    private final Clock clock;

    ErasureDue(JdbcClient db, Commands commands, Erasing erasing, Clock clock) {
        this.db = db;
        this.commands = commands;
        this.erasing = erasing;
        this.clock = clock;
    }

    /** A user as a claim names them. */
    private record Due(UUID userId, UUID organizationId, String label) {}

    /** 30 days after the deletion; who is under a legal hold is passed over, and comes again. */
    @Scheduled(fixedDelayString = "PT1M")
    @Override
    public void run() {
        Instant now = clock.instant();
        String after = "";
        List<Due> some;
        do {
            some = db.sql("""
                            select key::uuid as user_id, owner::uuid as organization_id, label || '/' || key as label
                            from command.claim
                            where scope = 'erasure-due' and label <= ? and label || '/' || key > ?
                            order by label, key limit ?""")
                    .params(UserClaims.expiryLabel(now), after, MOST_AT_ONCE)
                    .query(Due.class)
                    .list();
            for (Due due : some) {
                ask(due, now);
                after = due.label();
            }
        } while (some.size() == MOST_AT_ONCE);
    }

    private void ask(Due due, Instant now) {
        try {
            commands.send(
                    () -> erasing.of(due.organizationId(), due.userId(), ErasureReason.DUE, Caller.SYSTEM, now),
                    Caller.SYSTEM,
                    (command, receipt) -> receipt.changed());
        } catch (Refusal refusal) {
            LOG.info("An erasure that is due has to wait: {}", refusal.code());
        } catch (RuntimeException e) {
            LOG.warn("An erasure that is due could not be begun, and is tried again: {}", Failures.describe(e));
        }
    }
}
