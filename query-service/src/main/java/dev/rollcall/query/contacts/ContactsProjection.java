package dev.rollcall.query.contacts;

import dev.rollcall.events.contacts.ContactsEvent.InteractionsRecorded;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which days a user wrote to or called whom, and the order of contacts that follows (R87). */
@Component
@ProcessingGroup(ContactsProjection.NAME)
class ContactsProjection extends Projection {

    static final String NAME = "contacts";

    /** R87: usage is the number of days with a message or call among so many, the last one included. */
    private static final int WINDOW_DAYS = 90;

    private static final Table<UseRow.Key, UseRow> USES = Table.merging(
            "contacts_v1",
            UseRow.class,
            List.of("user_id", "day", "contact_id"),
            UseRow::key,
            UseRow::orLater,
            "last_at = greatest(contacts_v1.last_at, excluded.last_at)");

    private static final Table<UUID, PersonRow> PEOPLE = Table.of("contacts_person_v1", PersonRow.class, PersonRow::id);

    ContactsProjection(JdbcClient db) {
        super(NAME, db, USES, PEOPLE);
    }

    /** @param usage days of use within the window */
    record Contact(UUID userId, String displayName, String nameKey, int usage, Instant lastUsedAt) {

        String cursor() {
            return Cursor.of(List.of(Integer.toString(usage), lastUsedAt.toString(), nameKey, userId.toString()));
        }
    }

    @EventHandler
    void on(InteractionsRecorded event) {
        event.items().forEach(item -> rows(USES).put(UseRow.of(event.userId(), item)));
    }

    @EventHandler
    void on(UserAdded event) {
        rows(PEOPLE).put(PersonRow.named(event.userId(), event.organizationId(), event.fullName(), null));
    }

    @EventHandler
    void on(ProfileChanged event) {
        if (PersonRow.isAboutNames(event.values(), event.cleared())) {
            rows(PEOPLE).change(event.userId(), person -> person.changed(event.values(), event.cleared()));
        }
    }

    boolean knows(UUID organizationId, UUID userId) {
        return db.sql("select exists (select from contacts_person_v1 where id = ? and organization_id = ?)")
                .params(userId, organizationId)
                .query(Boolean.class)
                .single();
    }

    /** R87 as of a day, UTC, the whole of it included; one more than the limit, where there is more. */
    List<Contact> byUsage(UUID userId, LocalDate day, @Nullable ContactCursor after, int limit) {
        return db.sql("""
                with used as (
                    select contact_id, count(*)::int as usage, max(last_at) as last_used_at
                    from contacts_v1
                    where user_id = :user and day between :first and :last
                    group by contact_id)
                select p.id as user_id, coalesce(p.display_name, p.full_name) as display_name, p.name_key,
                       u.usage, u.last_used_at
                from used u join contacts_person_v1 p on p.id = u.contact_id
                where cast(:usage as int) is null
                   or (-u.usage, -extract(epoch from u.last_used_at), p.name_key, p.id)
                      > (-cast(:usage as int), -extract(epoch from cast(:lastUsedAt as timestamptz)),
                         cast(:nameKey as text), cast(:id as uuid))
                order by u.usage desc, u.last_used_at desc, p.name_key, p.id
                limit :limit""")
                .param("user", userId)
                .param("first", day.minusDays(WINDOW_DAYS - 1))
                .param("last", day)
                .param("usage", after == null ? null : after.usage())
                .param("lastUsedAt", after == null ? null : Timestamp.from(after.lastUsedAt()))
                .param("nameKey", after == null ? null : after.nameKey())
                .param("id", after == null ? null : after.userId())
                .param("limit", limit + 1)
                .query((row, i) -> new Contact(
                        row.getObject("user_id", UUID.class),
                        row.getString("display_name"),
                        row.getString("name_key"),
                        row.getInt("usage"),
                        row.getTimestamp("last_used_at").toInstant()))
                .list();
    }
}
