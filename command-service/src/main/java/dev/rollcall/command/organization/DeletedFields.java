package dev.rollcall.command.organization;

import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.web.Failures;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the values of deleted profile fields unreadable, in all that was ever recorded (R7): they are sealed with a key of
 * the field, too, which is destroyed here. It can be repeated, and is, until there is nothing left to destroy.
 */
@Component
class DeletedFields {

    private static final Logger LOG = LoggerFactory.getLogger(DeletedFields.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient db;
    private final PersonKeys keys;

    DeletedFields(JdbcClient db, PersonKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void destroyKeys() {
        try {
            String after = "";
            List<String> some;
            do {
                some = db.sql("select key from command.claim where scope = ? and key > ? order by key limit ?")
                        .params(OrganizationClaims.DELETED_FIELDS, after, MOST_AT_ONCE)
                        .query(String.class)
                        .list();
                keys.ofFields(some).forEach(keys::destroyOfField);
                after = some.isEmpty() ? after : some.getLast();
            } while (some.size() == MOST_AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The values of a deleted field could not be destroyed, and are tried again: {}",
                    Failures.describe(e));
        }
    }
}
