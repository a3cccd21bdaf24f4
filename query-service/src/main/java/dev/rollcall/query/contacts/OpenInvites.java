package dev.rollcall.query.contacts;

import dev.rollcall.query.platform.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invites that a user has sent or got, and nobody has answered yet (R80, R81). */
@Component
class OpenInvites {

    /** After all that there are: the newest come first. */
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final JdbcClient db;

    OpenInvites(JdbcClient db) {
        this.db = db;
    }

    enum Direction {
        SENT,
        RECEIVED
    }

    /**
     * An invite as one of the two sees it.
     *
     * @param userId the other one; null for who has no account
     * @param name of the other one, as far as there is one
     * @param email that was named, for who named it
     */
    record Invite(
            UUID id,
            Direction direction,
            @Nullable UUID userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String message,
            Instant sentAt,
            int renewals) {

        String cursor() {
            return Cursor.of(List.of(id.toString()));
        }
    }

    /**
     * Whom an address belongs to is not for who named it to learn: of somebody elsewhere they see the address alone. An
     * invite to an address without an account is for whoever has proved since that it is theirs.
     */
    private static final String SEEN = """
            with seen as (
                select i.id, 'SENT' as direction, i.other_id, i.email, i.message, i.sent_at, i.renewals,
                       i.other_organization_id is not distinct from i.organization_id as known
                from contacts_invite_v2 i
                where i.user_id = :user and i.organization_id = :organization
                union all
                select i.id, 'RECEIVED', i.user_id, null, i.message, i.sent_at, i.renewals, true
                from contacts_invite_v2 i
                where i.other_id = :user and i.other_organization_id = :organization
                union all
                select i.id, 'RECEIVED', i.user_id, null, i.message, i.sent_at, i.renewals, true
                from contacts_address_v2 a join contacts_invite_v2 i on i.email_key = a.email_key
                where a.user_id = :user and i.other_organization_id is null and i.user_id <> :user
                  and exists (select from contacts_person_v2 p
                              where p.id = :user and p.organization_id = :organization))
            select s.id, s.direction, case when s.known then s.other_id end as user_id,
                   case when s.known then coalesce(p.display_name, p.full_name) end as name,
                   s.email, s.message, s.sent_at, s.renewals
            from seen s left join contacts_person_v2 p on p.id = s.other_id
            where (cast(:direction as text) is null or s.direction = :direction)
              and (cast(:id as uuid) is null or s.id = :id) and s.id < :before
            order by s.id desc limit :limit""";

    /** The newest first; one more than the limit, where there is more. */
    List<Invite> of(
            UUID organizationId, UUID userId, @Nullable Direction direction, @Nullable String cursor, int limit) {
        UUID before =
                cursor == null ? AFTER_ALL : Cursor.id(Cursor.read(cursor, 1).getFirst());
        return find(organizationId, userId, direction, null, before, limit + 1);
    }

    Optional<Invite> find(UUID organizationId, UUID userId, UUID id) {
        return find(organizationId, userId, null, id, AFTER_ALL, 1).stream().findFirst();
    }

    private List<Invite> find(
            UUID organizationId,
            UUID userId,
            @Nullable Direction direction,
            @Nullable UUID id,
            UUID before,
            int limit) {
        return db.sql(SEEN)
                .param("organization", organizationId)
                .param("user", userId)
                .param("direction", direction == null ? null : direction.name())
                .param("id", id)
                .param("before", before)
                .param("limit", limit)
                .query(Invite.class)
                .list();
    }
}
