package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.InvitationCommand.EndInvitation;
import dev.rollcall.events.user.InvitationEnd;
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

/**
 * Says of invitations whose time is over that it is, so that a technician's licence is free again (R11, R71). Nobody can
 * accept them from that moment on, whether it has been said or not.
 */
@Component
class InvitationExpiry implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationExpiry.class);
    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient db;
    private final Commands commands;
    private final Clock clock;

    InvitationExpiry(JdbcClient db, Commands commands, Clock clock) {
        this.db = db;
        this.commands = commands;
        this.clock = clock;
    }

    /** Beside other instances that do the same: an invitation ends once. */
    @Scheduled(fixedDelayString = "PT1M")
    @Override
    public void run() {
        Instant now = clock.instant();
        List<String> overdue;
        do {
            overdue = db.sql("""
                            select owner from command.claim where scope = 'invitation-expiry' and label <= ?
                            order by label limit ?""")
                    .params(UserClaims.expiryLabel(now), MOST_AT_ONCE)
                    .query(String.class)
                    .list();
        } while (overdue.stream().filter(owner -> end(owner, now)).count() == MOST_AT_ONCE);
    }

    private boolean end(String owner, Instant now) {
        int slash = owner.indexOf('/');
        try {
            commands.send(
                    new EndInvitation(
                            UUID.fromString(owner.substring(0, slash)),
                            UUID.fromString(owner.substring(slash + 1)),
                            InvitationEnd.EXPIRED,
                            now),
                    Caller.SYSTEM,
                    receipt -> receipt.changed());
            return true;
        } catch (Refusal refusal) {
            LOG.warn("An invitation that is over could not be ended, and is tried again: {}", refusal.code());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("An invitation that is over could not be ended, and is tried again: {}", Failures.describe(e));
            return false;
        }
    }
}
