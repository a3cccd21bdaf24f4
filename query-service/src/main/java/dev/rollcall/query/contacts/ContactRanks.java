package dev.rollcall.query.contacts;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the order of contacts by usage (R87) for one day, so that a page of it is a range of an index, however many contacts
 * a user has. What events touch is ranked anew with them; what a new day changes, when it has begun. Until then the order
 * of the new day is computed by whoever asks for it.
 */
@Component
class ContactRanks {

    /** R87: usage is the number of days with a message or call among so many, the last one included. */
    static final int WINDOW_DAYS = 90;

    private static final int PAIRS_PER_STATEMENT = 5_000;

    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ContactRanks(JdbcClient db, TransactionTemplate transactions, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A user, and somebody whom they may list. */
    record Pair(UUID userId, UUID contactId) {}

    /** Those whom a user has nothing to do with any more are listed no more; whoever is not there is nobody's contact. */
    private static final String RANK = """
            with day as (select day from contacts_day_v2),
                 touched as (%s),
                 fresh as (
                     select t.user_id, t.contact_id, used.usage, used.last_at, tie.state,
                            coalesce(lower(tie.email), p.name_key) as name_key
                     from touched t
                     join contacts_person_v2 me on me.id = t.user_id
                     left join contacts_person_v2 p on p.id = t.contact_id
                     left join lateral (
                         select state, email from contacts_tie_v2
                         where user_id = t.user_id and contact_id = t.contact_id and until is null
                         order by state limit 1) tie on true
                     cross join lateral (
                         select count(*) filter (where u.day > day.day - :window)::int as usage, max(u.last_at) as last_at
                         from contacts_use_v2 u, day
                         where u.user_id = t.user_id and u.contact_id = t.contact_id and u.day <= day.day) used
                     where coalesce(p.name_key, lower(tie.email)) is not null
                       and (tie.state is not null or p.organization_id = me.organization_id and used.usage > 0)),
                 gone as (
                     delete from contacts_ranked_v2 r using touched t
                     where r.user_id = t.user_id and r.contact_id = t.contact_id
                       and not exists (select from fresh f
                                       where f.user_id = t.user_id and f.contact_id = t.contact_id))
            insert into contacts_ranked_v2 (user_id, contact_id, unused, unseen, name_key, state)
            select user_id, contact_id, -usage,
                   coalesce(-(extract(epoch from last_at) * 1000000)::bigint, %d), name_key, coalesce(state, 'COLLEAGUE')
            from fresh
            on conflict (user_id, contact_id) do update
            set unused = excluded.unused, unseen = excluded.unseen, name_key = excluded.name_key, state = excluded.state""";

    private static final String GIVEN = RANK.formatted(
            "select distinct user_id, contact_id from unnest(:users::uuid[], :contacts::uuid[]) as g (user_id, contact_id)",
            Long.MAX_VALUE);

    /** With a day that comes some are used once more, with one that goes once less. */
    private static final String OF_DAYS = RANK.formatted("""
            select distinct user_id, contact_id from contacts_use_v2
            where day between :firstGone and :lastGone or day between :firstCome and :lastCome""", Long.MAX_VALUE);

    /** Within the transaction of a batch of events, or a rebuild; the day does not change meanwhile. */
    void rank(JdbcClient tables, Set<Pair> pairs) {
        tables.sql("insert into contacts_day_v2 (id, day) values (1, ?) on conflict do nothing")
                .param(Date.valueOf(today()))
                .update();
        tables.sql("select day from contacts_day_v2 for share")
                .query(LocalDate.class)
                .single();
        Pair[] all = pairs.toArray(Pair[]::new);
        for (int from = 0; from < all.length; from += PAIRS_PER_STATEMENT) {
            int count = Math.min(PAIRS_PER_STATEMENT, all.length - from);
            String[] users = new String[count];
            String[] contacts = new String[count];
            for (int i = 0; i < count; i++) {
                users[i] = all[from + i].userId().toString();
                contacts[i] = all[from + i].contactId().toString();
            }
            tables.sql(GIVEN)
                    .param("window", WINDOW_DAYS)
                    .param("users", users)
                    .param("contacts", contacts)
                    .update();
        }
    }

    /** Beside other instances that do the same: the day moves once. */
    @Scheduled(fixedDelayString = "PT5S")
    void moveOn() {
        LocalDate today = today();
        if (!isFor(today)) {
            transactions.executeWithoutResult(running -> moveTo(today));
        }
    }

    private void moveTo(LocalDate today) {
        LocalDate before = db.sql("select day from contacts_day_v2 for update")
                .query(LocalDate.class)
                .optional()
                .orElse(today);
        if (before.equals(today)) {
            return;
        }
        // The clock of a machine may go back; then it is the other way round.
        LocalDate earlier = before.isBefore(today) ? before : today;
        LocalDate later = before.isBefore(today) ? today : before;
        db.sql("update contacts_day_v2 set day = ?").param(Date.valueOf(today)).update();
        db.sql("set local statement_timeout = 0").update(); // a day of a large installation takes its time
        db.sql(OF_DAYS)
                .param("window", WINDOW_DAYS)
                .param("firstGone", Date.valueOf(earlier.minusDays(WINDOW_DAYS - 1)))
                .param("lastGone", Date.valueOf(later.minusDays(WINDOW_DAYS)))
                .param("firstCome", Date.valueOf(earlier.plusDays(1)))
                .param("lastCome", Date.valueOf(later))
                .update();
    }

    /** Whether the order that is kept is that of this day. */
    boolean isFor(LocalDate day) {
        return db.sql("select exists (select from contacts_day_v2 where day = ?)")
                .param(Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }

    private LocalDate today() {
        return Instant.now(clock).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
