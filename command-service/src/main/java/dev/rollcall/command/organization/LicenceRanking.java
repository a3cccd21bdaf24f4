package dev.rollcall.command.organization;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who keeps a licence first when there are fewer (R72). */
@Component
class LicenceRanking {

    private final JdbcClient db;

    LicenceRanking(JdbcClient db) {
        this.db = db;
    }

    /**
     * Super admins, admins, then all others; among equals who was active last. Who was only invited is not in it.
     */
    List<UUID> of(UUID organizationId) {
        return db.sql("""
                        select u.key::uuid
                        from command.claim l
                        join command.claim u on (u.scope, u.key) = ('user', l.key)
                        left join credential.last_activity before on before.user_id = u.key::uuid
                        left join lateral (
                            select max(greatest(a.last_used_at, g.created_at)) as at
                            from credential.access_grant g left join credential.activity a on a.id = g.id
                            where g.user_id = u.key::uuid) now on true
                        where l.owner = ? and l.scope = 'licence'
                        order by case u.label when 'SUPER_ADMIN' then 0 when 'ADMIN' then 1 else 2 end,
                                 greatest(before.at, now.at) desc nulls last, u.key""").param(organizationId.toString()).query(UUID.class).list();
    }
}
