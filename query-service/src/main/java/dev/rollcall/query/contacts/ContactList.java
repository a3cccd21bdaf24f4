package dev.rollcall.query.contacts;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a user's contacts list, and in which order (R85, R87). */
@Component
class ContactList {

    /** R85: with fewer users everyone is listed by everyone. */
    private static final int EVERYONE_BELOW = 100;

    private static final String MOST_USERS = Integer.toString(EVERYONE_BELOW);

    private final JdbcClient db;
    private final ContactRanks ranks;
    private final Clock clock;

    ContactList(JdbcClient db, ContactRanks ranks, Clock clock) {
        this.db = db;
        this.ranks = ranks;
        this.clock = clock;
    }

    enum State {
        CONTACT,
        INVITED,
        COLLEAGUE
    }

    /** @param unseen latest use in microseconds, below zero; the greatest number for never */
    record Contact(
            UUID userId, String displayName, String nameKey, int unused, long unseen, State state, boolean external) {

        int usage() {
            return -unused;
        }

        /** Null for never. */
        @Nullable
        Instant lastUsedAt() {
            return unseen == Long.MAX_VALUE ? null : Instant.EPOCH.plus(-unseen, ChronoUnit.MICROS);
        }

        String cursor() {
            return new ContactCursor(unused, unseen, nameKey, userId).text();
        }
    }

    boolean knows(UUID organizationId, UUID userId) {
        return db.sql("select exists (select from contacts_person_v2 where id = ? and organization_id = ?)")
                .params(userId, organizationId)
                .query(Boolean.class)
                .single();
    }

    private static final String AFTER = """
            (cast(:unused as int) is null
             or (unused, unseen, name_key, contact_id)
                > (cast(:unused as int), cast(:unseen as bigint), cast(:nameKey as text), cast(:id as uuid)))""";

    /** R85: no row per pair stands for who is listed only because the organization is small. */
    private static final String KEPT = """
            with listed as (
                (select r.contact_id, r.unused, r.unseen, r.name_key, r.state, p.id, p.display_name, p.full_name,
                        p.organization_id
                 from contacts_ranked_v2 r
                 left join lateral (select id, display_name, full_name, organization_id, active
                                    from contacts_person_v2 where id = r.contact_id) p on true
                 where r.user_id = :user and (p.id is null or p.active)
                   and (cast(:state as text) is null or r.state = :state)
                   and %1$s
                 order by r.unused, r.unseen, r.name_key, r.contact_id
                 limit :limit)
                union all
                (select * from (
                    select p.id as contact_id, 0 as unused, %2$d as unseen, p.name_key, 'COLLEAGUE' as state, p.id,
                           p.display_name, p.full_name, p.organization_id
                    from contacts_person_v2 p
                    where p.organization_id = :organization and p.left_at is null and p.active and p.id <> :user
                      and coalesce(:state, 'COLLEAGUE') = 'COLLEAGUE'
                      and (select count(*) from (select from contacts_person_v2 c
                                                 where c.organization_id = :organization and c.left_at is null
                                                 limit %3$s) counted) < %3$s
                      and not exists (select from contacts_ranked_v2 r where r.user_id = :user and r.contact_id = p.id)
                    ) everyone
                 where %1$s
                 order by unused, unseen, name_key, contact_id
                 limit :limit))
            """.formatted(AFTER, Long.MAX_VALUE, MOST_USERS);

    /**
     * For any day, from what happened until then; messages may be older than what is recorded of those who wrote them, and
     * count all the same.
     */
    private static final String COMPUTED = """
            with used as (
                     select contact_id, count(*) filter (where day > cast(:day as date) - %4$d)::int as usage,
                            max(last_at) as last_at
                     from contacts_use_v2 where user_id = :user and day <= :day group by contact_id),
                 tied as (
                     select contact_id, min(state) as state, min(email) as email from contacts_tie_v2
                     where user_id = :user and since <= :at and (until is null or until > :at) group by contact_id),
                 colleagues as (
                     select id as contact_id, joined_at <= :at as joined from contacts_person_v2
                     where organization_id = :organization and id <> :user
                       and (left_at > :at or left_at is null and active)),
                 here as (
                     select count(*) as users from (
                         select from contacts_person_v2
                         where organization_id = :organization and joined_at <= :at
                           and (left_at is null or left_at > :at)
                         limit %3$s) counted),
                 everyone as (
                     select contact_id from tied
                     union select u.contact_id from used u join colleagues using (contact_id) where u.usage > 0
                     union select contact_id from colleagues, here where joined and users < %3$s),
                 ordered as (
                     select e.contact_id, -coalesce(u.usage, 0) as unused,
                            coalesce(-(extract(epoch from u.last_at) * 1000000)::bigint, %2$d) as unseen,
                            coalesce(lower(t.email), p.name_key, '') as name_key, coalesce(t.state, 'COLLEAGUE') as state,
                            p.id, p.display_name, p.full_name, p.organization_id
                     from everyone e
                     left join used u using (contact_id)
                     left join tied t using (contact_id)
                     left join contacts_person_v2 p on p.id = e.contact_id
                     where (p.id is null and t.contact_id is not null) or p.left_at > :at or (p.left_at is null and p.active)),
                 listed as (
                     select * from ordered
                     where (cast(:state as text) is null or state = :state) and %1$s
                     order by unused, unseen, name_key, contact_id limit :limit)
            """.formatted(AFTER, Long.MAX_VALUE, MOST_USERS, ContactRanks.WINDOW_DAYS);

    /** Of an address that is invited it is not told whose it is, as long as they have not accepted. */
    private static final String SHOWN = """
            select l.contact_id as user_id,
                   case when t.email is not null then t.email
                        when l.state = 'INVITED' and l.organization_id is distinct from :organization then 'Invited'
                        else coalesce(l.display_name, l.full_name) end as display_name,
                   l.name_key, l.unused, l.unseen, l.state, l.organization_id is distinct from :organization as external
            from listed l
            left join lateral (select min(email) as email from contacts_tie_v2 t
                               where l.state = 'INVITED' and t.user_id = :user and t.contact_id = l.contact_id
                                 and t.until is null) t on true
            order by l.unused, l.unseen, l.name_key, l.contact_id
            limit :limit""";

    /**
     * One more than the limit, where there is more.
     *
     * @param asOf null for now
     * @param state null for all
     */
    List<Contact> byUsage(
            UUID organizationId,
            UUID userId,
            @Nullable Instant asOf,
            @Nullable State state,
            @Nullable ContactCursor after,
            int limit) {
        Instant at = asOf == null ? clock.instant() : asOf;
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        boolean isKept = asOf == null && ranks.isFor(day);
        JdbcClient.StatementSpec query = db.sql((isKept ? KEPT : COMPUTED) + SHOWN)
                .param("organization", organizationId)
                .param("user", userId)
                .param("state", state == null ? null : state.name())
                .param("unused", after == null ? null : after.unused())
                .param("unseen", after == null ? null : after.unseen())
                .param("nameKey", after == null ? null : after.nameKey())
                .param("id", after == null ? null : after.userId())
                .param("limit", limit + 1);
        if (!isKept) {
            query = query.param("day", Date.valueOf(day)).param("at", at.atOffset(ZoneOffset.UTC));
        }
        return query.query((row, i) -> new Contact(
                        row.getObject("user_id", UUID.class),
                        row.getString("display_name"),
                        row.getString("name_key"),
                        row.getInt("unused"),
                        row.getLong("unseen"),
                        State.valueOf(row.getString("state")),
                        row.getBoolean("external")))
                .list();
    }
}
