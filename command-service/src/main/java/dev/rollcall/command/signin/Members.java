package dev.rollcall.command.signin;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.platform.ClaimedVersion;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that signing in needs to know of a user, as committed at one moment. */
@Component
class Members {

    private final JdbcClient db;
    private final Claims claims;

    Members(JdbcClient db, Claims claims) {
        this.db = db;
        this.claims = claims;
    }

    /**
     * @param role a predefined one or the name of a custom one
     * @param passwordHash null for a user who never had one
     * @param access by which one knows that none of this has changed
     */
    record Member(
            UUID organizationId,
            UUID userId,
            String role,
            boolean active,
            @Nullable UUID passwordId,
            @Nullable String passwordHash,
            @Nullable UUID secondFactorId,
            Policies policies,
            ClaimedVersion access) {

        private static final Set<String> GUARDED = Set.of(Role.SUPER_ADMIN.name(), Role.AUDITOR.name());

        boolean isExternal() {
            return role.equals(Role.EXTERNAL.name());
        }

        /** @throws Refusal for a super admin or an auditor, with whom nobody meddles but a super admin (R44, R94) */
        void refuseGuardedTo(Identity by) {
            if (GUARDED.contains(role) && !by.isSuperAdmin()) {
                throw Refusal.conflict(
                        "role.super-admin-only", "Only a super admin does that to a super admin or an auditor.");
            }
        }
    }

    /** Asks as much for an address that nobody has (R34). */
    Optional<Member> withAddress(String address) {
        String key = EmailAddress.parse(address).map(EmailAddress::key).orElse("");
        return find(claims.owner("email", key).map(UUID::fromString).orElseGet(UUID::randomUUID));
    }

    /** @throws Refusal for a user of another organization, of whom the caller may not know, and for one still to join */
    Member of(UUID organizationId, UUID userId) {
        return find(userId)
                .filter(member -> member.organizationId().equals(organizationId))
                .orElseThrow(() -> claims.isHeld("invited-user", userId.toString(), organizationId.toString())
                        ? Refusal.conflict("user.not-joined", "The user has not joined yet.")
                        : Refusal.notFound("user.not-found", "There is no such user here."));
    }

    private Optional<Member> find(UUID userId) {
        return db.sql("""
                        select u.owner::uuid as organization_id, u.label as role,
                               not exists (select from command.claim i
                                           where (i.scope, i.key) = ('inactive-user', u.key)) as active,
                               p.id as password_id, p.hash,
                               (select f.owner::uuid from command.claim f
                                where (f.scope, f.key) = ('second-factor', u.key)) as second_factor_id,
                               (select a.owner from command.claim a
                                where (a.scope, a.key) = ('access', u.key)) as access,
                               (select t.label from command.claim t
                                where (t.scope, t.key) = ('policy', u.owner || '/two-factor')) as two_factor,
                               (select t.label from command.claim t
                                where (t.scope, t.key) = ('policy', u.owner || '/password')) as password,
                               (select t.label from command.claim t
                                where (t.scope, t.key) = ('policy', u.owner || '/session')) as session,
                               (select t.label from command.claim t
                                where (t.scope, t.key) = ('policy', u.owner || '/allowed-ips')) as allowed_ips
                        from command.claim u
                        left join command.claim c on (c.scope, c.key) = ('password', u.key)
                        left join credential.password p on p.id = c.owner::uuid
                        where (u.scope, u.key) = ('user', ?)""")
                .param(userId.toString())
                .query((row, i) -> new Member(
                        row.getObject("organization_id", UUID.class),
                        userId,
                        row.getString("role"),
                        row.getBoolean("active"),
                        row.getObject("password_id", UUID.class),
                        row.getString("hash"),
                        row.getObject("second_factor_id", UUID.class),
                        Policies.of(
                                row.getString("two_factor"),
                                row.getString("password"),
                                row.getString("session"),
                                row.getString("allowed_ips")),
                        AccessVersions.ofUser(userId, Optional.ofNullable(row.getString("access")))))
                .optional();
    }
}
