package dev.rollcall.query.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What events have made of rows of read models, which are folds of the events (R91): the version that an event ended, and
 * the one that it made.
 */
@Component
class Versions {

    /** Names of the projections that the tables belong to. */
    static final String USER_PROFILE = "user-profile";

    static final String MEMBERSHIPS = "memberships";
    static final String DELETIONS = "deletions";
    static final String SESSIONS = "sessions";
    static final String TWO_FACTOR = "two-factor";
    static final String API_TOKENS = "api-tokens";
    static final String ORGANIZATIONS = "organizations";
    static final String TEAMS = "teams";
    static final String ROLES = "roles";
    static final String POLICIES = "policies";
    static final String PROFILE_FIELDS = "profile-fields";
    static final String INTEGRATIONS = "integrations";

    /** @param key of the row, which the event names */
    private record Source(String name, String table, String key) {

        String sql() {
            return """
                    select '%1$s' as source,
                           (select to_jsonb(b) from (%3$s) b) as before,
                           (select to_jsonb(a) from (
                                select *, null::bigint as until from %2$s where %4$s = c.id and since = c.position
                                union all
                                select * from %2$s_past where %4$s = c.id and since = c.position limit 1) a) as after""".formatted(name, table, before(), key);
        }

        /** The version before is the last one that began before: it is found at once among however many. */
        private String before() {
            return key.equals("id")
                    ? """
                      select * from (select * from %s_past where id = c.id and since < c.position
                                     order by since desc limit 1) p where p.until = c.position""".formatted(table)
                    : "select * from %s_past where %s = c.id and until = c.position limit 1".formatted(table, key);
        }
    }

    private static final List<Source> SOURCES = List.of(
            new Source("user", "user_profile_v1", "id"),
            new Source("membership", "memberships_v1", "user_id"),
            new Source("deletion", "deletions_v1", "id"),
            new Source("session", "sessions_v1", "id"),
            new Source("secondFactor", "two_factor_v1", "id"),
            new Source("apiToken", "api_tokens_v1", "id"),
            new Source("organization", "organization_v1", "id"),
            new Source("unit", "teams_v1", "id"),
            new Source("roles", "roles_v1", "id"),
            new Source("policies", "policies_v1", "id"),
            new Source("profileFields", "profile_fields_v1", "id"),
            new Source("integrations", "integration_v1", "id"));

    private static final String SQL =
            """
            select c.position, v.source, v.before, v.after
            from unnest(?::bigint[], ?::uuid[]) as c (position, id)
            cross join lateral (
            %s) v
            where v.before is not null or v.after is not null
            order by c.position""".formatted(SOURCES.stream().map(Source::sql).collect(Collectors.joining("\nunion all\n")));

    private final JdbcClient db;
    private final JsonMapper json;

    Versions(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * A row that an event has changed.
     *
     * @param before null where it made the row
     * @param after null where it removed the row
     */
    record Changed(
            String source,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /**
     * The rows that events have changed, by position.
     *
     * @param named all ids that each event names, by its position
     */
    Map<Long, List<Changed>> of(Map<Long, ? extends Collection<UUID>> named) {
        List<Long> positions = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        named.forEach((position, some) -> some.forEach(id -> {
            positions.add(position);
            ids.add(id);
        }));
        Map<Long, List<Changed>> changed = new HashMap<>();
        db.sql(SQL)
                .params(positions.toArray(Long[]::new), ids.toArray(UUID[]::new))
                .query((row, i) -> Map.entry(
                        row.getLong("position"),
                        new Changed(
                                row.getString("source"), tree(row.getString("before")), tree(row.getString("after")))))
                .list()
                .forEach(each -> changed.computeIfAbsent(each.getKey(), first -> new ArrayList<>())
                        .add(each.getValue()));
        return changed;
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
