package dev.rollcall.command.contacts;

import dev.rollcall.command.contacts.ContactCommand.EndBecauseUserDeleted;
import dev.rollcall.command.platform.Causes;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends all that deleted users have to do with others (R51), however many those are: one by one, each once, by however many
 * instances and after however many interruptions. What is left to be ended is what is still claimed, and nobody has to do
 * anything new with a user who is deleted.
 */
@Component
class ContactsOfDeletedUsers {

    private static final Logger LOG = LoggerFactory.getLogger(ContactsOfDeletedUsers.class);
    private static final int MOST_USERS = 100;
    private static final int AT_A_TIME = 500;
    private static final int AT_ONCE = 16;

    private final JdbcClient db;
    private final EventStore log;
    private final Commands commands;
    private final Claims claims;

    ContactsOfDeletedUsers(JdbcClient db, EventStore log, Commands commands, Claims claims) {
        this.db = db;
        this.log = log;
        this.commands = commands;
        this.claims = claims;
    }

    /** Beside other instances that do the same: each step has its effect once. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void end() {
        db.sql("""
                        select d.key from command.claim d
                        where d.scope = 'deletion-open'
                          and exists (select from command.claim t where t.scope = 'contact' and t.owner = d.key)
                        order by d.key limit ?""").param(MOST_USERS).query(String.class).list().forEach(this::endAllOf);
    }

    private void endAllOf(String user) {
        try {
            DomainEventMessage<?> deletion = Causes.last(log, "user/" + user, UserDeleted.class);
            List<String> some = claims.keysOf(Tie.SCOPE, user, AT_A_TIME);
            while (!some.isEmpty()) {
                end(
                        claims.labels(Tie.SCOPE, some).values().stream()
                                .map(Tie::of)
                                .toList(),
                        (UserDeleted) deletion.getPayload(),
                        deletion);
                some = claims.keysOf(Tie.SCOPE, user, AT_A_TIME);
            }
        } catch (Refusal refusal) {
            LOG.warn("Contacts of a deleted user could not be ended, and are tried again: {}", refusal.code());
        } catch (RuntimeException e) {
            LOG.warn("Contacts of a deleted user could not be ended, and are tried again: {}", Failures.describe(e));
        }
    }

    /** Many at the same time, so that the log stores them together. */
    private void end(List<Tie> ties, UserDeleted deletion, Message<?> cause) {
        List<Callable<Void>> steps = new ArrayList<>();
        ties.forEach(tie -> steps.add(() -> {
            commands.sendBecauseOf(
                    cause, new EndBecauseUserDeleted(deletion.organizationId(), deletion.userId(), tie.inviteId()));
            return null;
        }));
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("contacts-of-deleted-", 0).factory())) {
            for (Future<Void> step : threads.invokeAll(steps)) {
                step.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ending contacts", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
