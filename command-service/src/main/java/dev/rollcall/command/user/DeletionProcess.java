package dev.rollcall.command.user;

import dev.rollcall.command.contacts.ContactsOfDeleted;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.DeletionCommand.CompleteDeletion;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes on with deletions until nothing of the user is left (R51). What has to be done at once is in the append of the
 * deletion; what may be much is done here, and is known by a claim until all of it is done.
 */
@Component
class DeletionProcess implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DeletionProcess.class);
    private static final int MOST_AT_ONCE = 100;

    private final JdbcClient db;
    private final EventStore log;
    private final Commands commands;
    private final ContactsOfDeleted contacts;

    DeletionProcess(JdbcClient db, EventStore log, Commands commands, ContactsOfDeleted contacts) {
        this.db = db;
        this.log = log;
        this.commands = commands;
        this.contacts = contacts;
    }

    /** Beside other instances that do the same: each step has its effect once. */
    @Scheduled(fixedDelayString = "PT1S")
    @Override
    public void run() {
        db.sql("select key from command.claim where scope = 'deletion-open' order by key limit ?")
                .param(MOST_AT_ONCE)
                .query(String.class)
                .list()
                .forEach(this::goOn);
    }

    private void goOn(String user) {
        try {
            DomainEventMessage<?> deletion = Causes.last(log, "user/" + user, UserDeleted.class);
            UserDeleted deleted = (UserDeleted) deletion.getPayload();
            contacts.end(deleted, deletion);
            commands.sendBecauseOf(deletion, new CompleteDeletion(deleted.organizationId(), deleted.userId()));
        } catch (Refusal refusal) {
            LOG.warn("A deletion could not be completed, and is tried again: {}", refusal.code());
        } catch (RuntimeException e) {
            LOG.warn("A deletion could not be completed, and is tried again: {}", Failures.describe(e));
        }
    }
}
