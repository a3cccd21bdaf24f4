package dev.rollcall.benchmark.lab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model that is large from the start, written past the log into query-service's own tables.
 *
 * @param count of users; they are numbered from 1
 * @param contactsEach days of use, each with another user
 * @param most contacts of the first user
 */
public record ManyUsers(int count, int contactsEach, int most) {

    public static final String ORGANIZATION = "00000000-0000-7000-8000-000000000001";

    private static final String ID = "md5('user ' || %s)::uuid";

    /** Prime, so that requests go all over the tables. */
    private static final int STRIDE = 7_919;

    private static final List<String> STATEMENTS = List.of("""
            insert into user_directory_v1 (id, user_id, organization_id, status, type, role, full_name, name_key,
                                           primary_email, email_key, department_id, team_ids, licence, added_at, since)
            select %1$s, %1$s, '%2$s', case when i %% 10 = 1 then 'INACTIVE' else 'ACTIVE' end, 'INTERNAL',
                   case when i %% 10 = 2 then 'ADMIN' else 'MEMBER' end,
                   'Person ' || md5(i::text), 'person ' || md5(i::text),
                   md5(i::text) || '@benchmark.example', md5(i::text) || '@benchmark.example',
                   md5('department ' || i %% 10)::uuid, array[md5('team ' || i %% 10)::uuid],
                   case when i %% 10 = 3 then 'PAID' else 'FREE' end, i, i
            from generate_series(1, %3$d) i""", """
            insert into contacts_person_v2 (id, organization_id, full_name, name_key, active, joined_at)
            select %1$s, '%2$s', 'Person ' || md5(i::text), 'person ' || md5(i::text), true, now()
            from generate_series(1, %3$d) i""", """
            insert into contacts_use_v2 (user_id, contact_id, day, last_at)
            select %1$s, md5('user ' || 1 + (i + k * 31) %% %3$d)::uuid, day, day + interval '12 hours'
            from generate_series(1, %3$d) i, generate_series(1, %4$d) k,
                 lateral (select (now() at time zone 'utc')::date - k * 7 as day) d
            on conflict do nothing""", """
            insert into contacts_use_v2 (user_id, contact_id, day, last_at)
            select md5('user ' || 1)::uuid, md5('user ' || 1 + k %% %3$d)::uuid, day, day + interval '12 hours'
            from generate_series(1, %5$d) k, lateral (select (now() at time zone 'utc')::date - k %% 60 as day) d
            on conflict do nothing""", """
            insert into contacts_day_v2 (id, day) values (1, (now() at time zone 'utc')::date)
            on conflict (id) do update set day = excluded.day""", """
            insert into contacts_ranked_v2 (user_id, contact_id, unused, unseen, name_key, state)
            select u.user_id, u.contact_id, -count(*)::int, -(extract(epoch from max(u.last_at)) * 1000000)::bigint,
                   p.name_key, 'COLLEAGUE'
            from contacts_use_v2 u join contacts_person_v2 p on p.id = u.contact_id
            where u.day > (now() at time zone 'utc')::date - 90
            group by u.user_id, u.contact_id, p.name_key""", "vacuum analyze");

    public void fill(JdbcClient readModels) {
        for (String statement : STATEMENTS) {
            readModels
                    .sql(statement.formatted(ID.formatted("i"), ORGANIZATION, count, contactsEach, most))
                    .update();
        }
    }

    /** The id of some user, another one for each number. */
    public String user(int n) {
        return id(2 + n * STRIDE % (count - 1));
    }

    /** Something that a tenth of all users are in common, another one for each number. */
    public static String filter(int n) {
        return List.of(
                        "status=INACTIVE",
                        "role=ADMIN",
                        "licence=PAID",
                        "department=" + uuid(md5("department 4")),
                        "team=" + uuid(md5("team 5")))
                .get(n % 5);
    }

    public String mostConnected() {
        return id(1);
    }

    /** A part of some user's name that few others have. */
    public String search(int n) {
        return md5(Integer.toString(1 + n * STRIDE % count)).substring(0, 8);
    }

    private static String id(int user) {
        return uuid(md5("user " + user));
    }

    private static String uuid(String hex) {
        return "%s-%s-%s-%s-%s"
                .formatted(
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(12, 16),
                        hex.substring(16, 20),
                        hex.substring(20));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
