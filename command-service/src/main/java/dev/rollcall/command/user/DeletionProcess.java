package dev.rollcall.command.user;

import dev.rollcall.command.platform.Causes;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.DeletionCommand.CompleteDeletion;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Completes deletions (R51). What has to end at once ends in the append of the deletion; what there
 * may be many of ends step by step, and a claim keeps the deletion open until none is left.
 */
@Component
class DeletionProcess implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DeletionProcess.class);
    private static final int MOST_AT_ONCE = 100;

    private final JdbcClient db;
    private final EventStore log;
    private final Commands commands;

    DeletionProcess(JdbcClient db, EventStore log, Commands commands) {
        this.db = db;
        this.log = log;
        this.commands = commands;
    }

    /** Beside other instances that do the same: each step has its effect once. */
    @Scheduled(fixedDelayString = "PT0.5S")
    @Override
    public void run() {
        String after = "";
        List<String> some;
        do {
            some = db.sql("""
                            select d.key from command.claim d
                            where d.scope = 'deletion-open' and d.key > ?
                              and not exists (select from command.claim t where t.scope = 'contact' and t.owner = d.key)
                            order by d.key limit ?""").params(after, MOST_AT_ONCE).query(String.class).list();
            for (String user : some) {
                goOn(user);
                after = user;
            }
        } while (some.size() == MOST_AT_ONCE);
    }

    private void goOn(String user) {
        try {
            DomainEventMessage<?> deletion = Causes.last(log, "user/" + user, UserDeleted.class);
            UserDeleted deleted = (UserDeleted) deletion.getPayload();
            commands.sendBecauseOf(deletion, new CompleteDeletion(deleted.organizationId(), deleted.userId()));
        } catch (Refusal refusal) {
            LOG.warn("A deletion could not be completed, and is tried again: {}", refusal.code());
        } catch (RuntimeException e) {
            LOG.warn("A deletion could not be completed, and is tried again: {}", Failures.describe(e));
        }
    }
}
