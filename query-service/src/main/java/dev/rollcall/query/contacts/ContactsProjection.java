package dev.rollcall.query.contacts;

import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import dev.rollcall.events.contacts.ContactsEvent.InteractionsRecorded;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Projection;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    ContactsProjection(JdbcClient db) {
        super(NAME, db);
    }

    /** @param usage days of use within the window */
    record Contact(UUID userId, String displayName, String nameKey, int usage, Instant lastUsedAt) {

        String cursor() {
            return Cursor.of(List.of(Integer.toString(usage), lastUsedAt.toString(), nameKey, userId.toString()));
        }
    }

    private record Use(UUID contact, LocalDate day) {}

    @EventHandler
    void on(InteractionsRecorded event) {
        Map<Use, Instant> lastByDay = new HashMap<>();
        for (Interaction item : event.items()) {
            LocalDate day = item.at().atZone(ZoneOffset.UTC).toLocalDate();
            lastByDay.merge(new Use(item.with(), day), item.at(), (a, b) -> a.isAfter(b) ? a : b);
        }
        List<Map.Entry<Use, Instant>> rows = List.copyOf(lastByDay.entrySet());
        db.sql("""
                insert into contacts_v1 (user_id, contact_id, day, last_at)
                select ?, * from unnest(?::uuid[], ?::date[], ?::timestamptz[])
                on conflict (user_id, day, contact_id)
                    do update set last_at = greatest(contacts_v1.last_at, excluded.last_at)""")
                .params(
                        event.userId(),
                        rows.stream().map(row -> row.getKey().contact()).toArray(UUID[]::new),
                        rows.stream().map(row -> row.getKey().day().toString()).toArray(String[]::new),
                        // As text: an array of java.sql.Timestamp loses its zone on the way.
                        rows.stream().map(row -> row.getValue().toString()).toArray(String[]::new))
                .update();
    }

    @EventHandler
    void on(UserAdded event) {
        db.sql("""
                insert into contacts_person_v1 (id, organization_id, full_name, name_key) values (?, ?, ?, ?)
                on conflict do nothing""")
                .params(event.userId(), event.organizationId(), event.fullName(), key(event.fullName()))
                .update();
    }

    /** People are listed under their display name, where they have one. */
    @EventHandler
    void on(ProfileChanged event) {
        if (!event.values().containsKey("fullName")
                && !event.values().containsKey("displayName")
                && !event.cleared().contains("displayName")) {
            return; // most changes of a profile are not about names
        }
        db.sql("""
                update contacts_person_v1 set
                    full_name = coalesce(:fullName, full_name),
                    display_name = case when :cleared then null else coalesce(:displayName, display_name) end
                where id = :id""")
                .param("fullName", event.values().get("fullName"))
                .param("displayName", event.values().get("displayName"))
                .param("cleared", event.cleared().contains("displayName"))
                .param("id", event.userId())
                .update();
        db.sql("select coalesce(display_name, full_name) from contacts_person_v1 where id = ?")
                .param(event.userId())
                .query(String.class)
                .optional()
                .ifPresent(name -> db.sql("update contacts_person_v1 set name_key = ? where id = ?")
                        .params(key(name), event.userId())
                        .update());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    protected void clear() {
        db.sql("truncate contacts_v1, contacts_person_v1").update();
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
