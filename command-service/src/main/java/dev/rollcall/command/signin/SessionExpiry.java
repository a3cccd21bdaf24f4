package dev.rollcall.command.signin;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.signin.LiveGrants.OverdueSession;
import dev.rollcall.command.signin.SessionCommand.EndSession;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says of sessions that came to their end that they did (R31). They are refused from that moment on, whether it has been
 * said or not.
 */
@Component
class SessionExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(SessionExpiry.class);

    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_SWEPT = 10_000;

    /** As long as the times of last use may be on their way from another instance. */
    private static final Duration USE_IS_KNOWN_AFTER = Duration.ofSeconds(15);

    private static final Duration STAGED_IS_NAMED_WITHIN = Duration.ofHours(1);

    private final LiveGrants grants;
    private final Commands commands;
    private final Clock clock;

    SessionExpiry(LiveGrants grants, Commands commands, Clock clock) {
        this.grants = grants;
        this.commands = commands;
        this.clock = clock;
    }

    /** Beside other instances that do the same: a session ends once. */
    @Scheduled(fixedDelayString = "PT10S")
    void endOverdueSessions() {
        List<OverdueSession> overdue;
        do {
            // Asked anew each time: the clock may have been set back since, and many sessions take a while.
            Instant known = clock.instant().minus(USE_IS_KNOWN_AFTER);
            overdue = grants.overdue(known, MOST_AT_ONCE);
        } while (overdue.stream().filter(this::end).count() == MOST_AT_ONCE);
    }

    private boolean end(OverdueSession session) {
        try {
            commands.send(
                    new EndSession(
                            session.organizationId(),
                            session.userId(),
                            session.id(),
                            session.reason(),
                            session.endedAt()),
                    Caller.SYSTEM,
                    receipt -> receipt.changed());
            return true;
        } catch (Refusal refusal) {
            LOG.warn("A session that is over could not be ended, and is tried again: {}", refusal.code());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("A session that is over could not be ended, and is tried again: {}", Failures.describe(e));
            return false;
        }
    }

    @Scheduled(fixedDelayString = "PT10M")
    void sweep() {
        grants.sweep(clock.instant().minus(STAGED_IS_NAMED_WITHIN), MOST_SWEPT);
    }
}
