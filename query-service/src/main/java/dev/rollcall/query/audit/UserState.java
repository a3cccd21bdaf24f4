package dev.rollcall.query.audit;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is shown of a user: profile, what they are in, how they sign in, whether they are deleted. Contacts and the rights
 * of roles are asked for elsewhere.
 */
@Component
class UserState {

    /** Things of which a user has several, by name. */
    private static final String SQL = """
            select json_build_object(
                'user', (select to_jsonb(p) - array['id', 'user_id', 'organization_id', 'version', 'since']
                         from user_profile_v1 p where p.user_id = :user and p.organization_id = :organization),
                'teams', (select coalesce(json_object_agg(t.id, t.name), '{}')
                          from user_profile_v1 p join user_profile_unit_v1 t on t.id = any (p.team_ids)
                          where p.user_id = :user and p.organization_id = :organization),
                'memberships', (select coalesce(json_object_agg(m.unit_id,
                                    json_build_object('name', u.name, 'kind', u.kind, 'state', m.state)), '{}')
                                from memberships_v1 m join memberships_unit_v1 u on u.id = m.unit_id
                                join memberships_user_v1 p on p.id = m.user_id
                                where m.user_id = :user and p.organization_id = :organization),
                'sessions', (select coalesce(json_object_agg(s.id,
                                 to_jsonb(s) - array['id', 'user_id', 'version', 'since', 'ended_at', 'ended_by']), '{}')
                             from sessions_v1 s join sessions_user_v1 u on u.id = s.user_id
                             where s.user_id = :user and u.organization_id = :organization and s.ended_at is null),
                'secondFactor', (select json_build_object('enrolledAt', f.enrolled_at)
                                 from two_factor_v1 f join two_factor_user_v1 u on u.id = f.id
                                 where f.id = :user and u.organization_id = :organization and f.enrolled_at is not null),
                'apiTokens', (select coalesce(json_object_agg(t.id,
                                  to_jsonb(t) - array['id', 'user_id', 'revoked', 'since']), '{}')
                              from api_tokens_v1 t join api_tokens_user_v1 u on u.id = t.user_id
                              where t.user_id = :user and u.organization_id = :organization and not t.revoked),
                'deletion', (select to_jsonb(d) - array['id', 'organization_id', 'since']
                                    - case when deleted_position = 0 then array['deleted_position'] else '{}' end
                                    - case when erased_position = 0 then array['erased_position'] else '{}' end
                             from deletions_v1 d where d.id = :user and d.organization_id = :organization
                                                   and (d.deleted_at is not null or d.legal_hold is not null)))""";

    private final JdbcClient db;
    private final JsonMapper json;

    UserState(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Empty for who is nobody here then. */
    ObjectNode of(UUID organizationId, UUID userId) {
        String text = db.sql(SQL)
                .param("user", userId)
                .param("organization", organizationId)
                .query(String.class)
                .single();
        return CamelCase.of((ObjectNode) json.readTree(text));
    }
}
