package dev.rollcall.command.signin;

import dev.rollcall.access.AccessToken;
import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.EndReason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of sessions and API tokens as hashes, and which of them are good at this moment. */
@Component
class LiveGrants {

    private final JdbcClient db;

    LiveGrants(JdbcClient db) {
        this.db = db;
    }

    /** A session that has not ended. */
    record LiveSession(UUID id, DeviceKind kind) {

        boolean isMobile() {
            return kind == DeviceKind.MOBILE;
        }
    }

    /** A session that has come to its end, and nobody has said so yet. */
    record OverdueSession(UUID organizationId, UUID userId, UUID id, EndReason reason, Instant endedAt) {}

    /** Of no use before the claim of its {@code SessionStarted} stands; laid down anew if that is decided again. */
    void stageSession(
            AccessToken token, UUID userId, DeviceKind kind, Instant expiresAt, long idleSeconds, Instant now) {
        db.sql("""
                insert into credential.access_grant
                    (id, scope, user_id, secret_hash, device_kind, expires_at, idle_seconds, authenticated_at, created_at)
                values (?, 'session', ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    expires_at = excluded.expires_at, idle_seconds = excluded.idle_seconds,
                    authenticated_at = excluded.authenticated_at, created_at = excluded.created_at""")
                .params(token.id(), userId, token.hash(), kind.name(), utc(expiresAt), idleSeconds, utc(now), utc(now))
                .update();
    }

    /** Of no use before the claim of its {@code ApiTokenIssued} stands. */
    void stageApiToken(AccessToken token, UUID userId, List<String> scopes, Instant expiresAt, Instant now) {
        db.sql("""
                insert into credential.access_grant
                    (id, scope, user_id, secret_hash, expires_at, scopes, created_at)
                values (?, 'api-token', ?, ?, ?, ?::text[], ?)""")
                .params(token.id(), userId, token.hash(), utc(expiresAt), scopes.toArray(String[]::new), utc(now))
                .update();
    }

    /** From now on the session counts as freshly authenticated. */
    void authenticated(UUID sessionId, Instant now) {
        db.sql("update credential.access_grant set authenticated_at = ? where id = ?")
                .params(utc(now), sessionId)
                .update();
    }

    /** Oldest first. */
    List<LiveSession> sessionsOf(UUID userId) {
        return db.sql("""
                        select g.id, g.device_kind as kind
                        from command.claim c join credential.access_grant g on g.id = c.key::uuid
                        where c.owner = ? and c.scope = 'session'
                        order by g.created_at, g.id""").param(userId.toString()).query(LiveSession.class).list();
    }

    /** Ids; those that have expired among them. */
    List<UUID> apiTokensOf(UUID userId) {
        return db.sql("select key::uuid from command.claim where owner = ? and scope = 'api-token' order by key")
                .param(userId.toString())
                .query(UUID.class)
                .list();
    }

    /** Whether there is a password or a second factor. */
    boolean haveSecretOf(UUID userId) {
        return db.sql("""
                        select exists (select from command.claim
                                       where scope in ('password', 'second-factor') and key = ?)""").param(userId.toString()).query(Boolean.class).single();
    }

    /** @param most how many at once */
    List<OverdueSession> overdue(Instant now, int most) {
        return db.sql("""
                        select u.owner::uuid as organization_id, g.user_id, g.id,
                               case when g.expires_at <= over.idle_until then 'LIFETIME' else 'IDLE' end as reason,
                               least(g.expires_at, over.idle_until) as ended_at
                        from credential.access_grant g
                        join command.claim live on (live.scope, live.key) = ('session', g.id::text)
                        join command.claim u on (u.scope, u.key) = ('user', g.user_id::text)
                        left join credential.activity a on a.id = g.id
                        cross join lateral (select coalesce(a.last_used_at, g.created_at)
                                                   + make_interval(secs => g.idle_seconds) as idle_until) over
                        where g.scope = 'session' and least(g.expires_at, over.idle_until) < ?
                        limit ?""")
                .params(utc(now), most)
                .query((row, i) -> new OverdueSession(
                        row.getObject("organization_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getObject("id", UUID.class),
                        EndReason.valueOf(row.getString("reason")),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Takes away what no claim names any more: ended sessions, revoked tokens, and what was staged in vain.
     *
     * @param before younger ones may be about to be named
     */
    void sweep(Instant before, int most) {
        db.sql("""
                with gone as (
                    delete from credential.access_grant where id in (
                        select g.id from credential.access_grant g
                        where g.created_at < ?
                          and not exists (select from command.claim c where (c.scope, c.key) = (g.scope, g.id::text))
                        limit ? for update skip locked)
                    returning id, scope, user_id, created_at),
                seen as (
                    insert into credential.last_seen (user_id, at)
                    select g.user_id, max(greatest(a.last_used_at, g.created_at))
                    from gone g left join credential.activity a on a.id = g.id
                    where g.scope = 'session'
                    group by g.user_id order by g.user_id
                    on conflict (user_id) do update set at = greatest(last_seen.at, excluded.at)),
                kept as (
                    insert into credential.last_activity (user_id, at)
                    select g.user_id, max(greatest(a.last_used_at, g.created_at))
                    from gone g left join credential.activity a on a.id = g.id
                    group by g.user_id order by g.user_id
                    on conflict (user_id) do update set at = greatest(last_activity.at, excluded.at))
                delete from credential.activity where id in (select id from gone)""").params(utc(before), most).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
