package dev.rollcall.command.user;

import dev.rollcall.command.platform.Causes;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.DeletionCommand.CompleteErasure;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases who is to be erased (R53): destroys the key that their data are sealed with, wherever in the log they stand, and
 * purges what holds them beside the log. Known by a claim until it is done; each step can be repeated.
 */
@Component
class ErasureProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureProcess.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_NAMES_AT_ONCE = 1_000;
    private static final List<String> PURGED = List.of("key", "credentials", "snapshots");

    private final JdbcClient db;
    private final EventStore log;
    private final Commands commands;
    private final PersonKeys keys;
    private final Claims claims;

    ErasureProcess(JdbcClient db, EventStore log, Commands commands, PersonKeys keys, Claims claims) {
        this.db = db;
        this.log = log;
        this.commands = commands;
        this.keys = keys;
        this.claims = claims;
    }

    /** Beside other instances that do the same: each step has its effect once. */
    @Scheduled(fixedDelayString = "PT1S")
    void goOn() {
        String after = "";
        List<String> some;
        do {
            some = db.sql("select key from command.claim where scope = 'erasure-open' and key > ? order by key limit ?")
                    .params(after, MOST_AT_ONCE)
                    .query(String.class)
                    .list();
            for (String user : some) {
                erase(UUID.fromString(user));
                after = user;
            }
        } while (some.size() == MOST_AT_ONCE);
    }

    private void erase(UUID user) {
        try {
            DomainEventMessage<?> erasure = Causes.last(log, "user/" + user, UserErased.class);
            UserErased erased = (UserErased) erasure.getPayload();
            // Under what names others invited them, before they had an account.
            erased.formerNames().forEach(name -> keys.destroy(name.toString()));
            destroyKeysOfReached(user);
            keys.destroy(user.toString());
            purge(user);
            Map<String, Long> positions = positions(user);
            commands.sendBecauseOf(
                    erasure,
                    new CompleteErasure(
                            erased.organizationId(),
                            user,
                            positions.getOrDefault("user.deleted", 0L),
                            positions.getOrDefault("user.erased", 0L),
                            PURGED));
        } catch (Refusal refusal) {
            LOG.warn("An erasure could not be completed, and is tried again: {}", refusal.code());
        } catch (RuntimeException e) {
            LOG.warn("An erasure could not be completed, and is tried again: {}", Failures.describe(e));
        }
    }

    /** Those of the names under which invites have reached the user. */
    private void destroyKeysOfReached(UUID user) {
        String after = "";
        List<String> some;
        do {
            some = claims.keysOf("contact-reached", user.toString(), after, MOST_NAMES_AT_ONCE);
            for (String reached : some) {
                keys.destroy(reached.substring(0, reached.indexOf('/')));
                after = reached;
            }
        } while (some.size() == MOST_NAMES_AT_ONCE);
    }

    /** What holds the user's data, or secrets, beside the log. */
    private void purge(UUID user) {
        db.sql("delete from command.snapshot where stream = any (?)")
                .param(new String[] {"user/" + user, "account/" + user, "contacts/" + user, "refusals/" + user})
                .update();
        db.sql("""
                with grants as (delete from credential.access_grant where user_id = :user returning id),
                     used as (delete from credential.activity where id in (select id from grants)),
                     seen as (delete from credential.last_seen where user_id = :user),
                     active as (delete from credential.last_activity where user_id = :user),
                     factors as (delete from credential.totp where user_id = :user)
                delete from credential.password where user_id = :user""").param("user", user).update();
    }

    /** Of the last deletion, and of the erasure. */
    private Map<String, Long> positions(UUID user) {
        return db
                .sql("""
                        select type, max(position) as position from event_store.event
                        where stream = ? and type in ('user.deleted', 'user.erased') group by type""")
                .param("user/" + user)
                .query((row, i) -> Map.entry(row.getString("type"), row.getLong("position")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
