package dev.rollcall.command.user;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who the active super admins of an organization are: there is always at least one (R2). */
@Component
class SuperAdmins {

    private final Claims claims;

    SuperAdmins(Claims claims) {
        this.claims = claims;
    }

    /**
     * What must hold while somebody ceases to be an active super admin; nothing for who is none.
     *
     * @throws Refusal {@code user.last-super-admin} for the last one
     */
    List<Claim> otherThan(UUID organizationId, UUID userId) {
        String organization = organizationId.toString();
        if (!claims.isHeld("super-admin", userId.toString(), organization)) {
            return List.of();
        }
        return List.of(Claim.require(
                "super-admin", another(organization, userId.toString()), organization, Claim.DECIDE_AGAIN));
    }

    /**
     * Who takes over where nobody is named: of the other active super admins the first by id, and so whoever has been a
     * user for longest (R52).
     *
     * @throws Refusal {@code user.last-super-admin} if there is none
     */
    UUID heirOf(UUID organizationId, UUID userId) {
        return UUID.fromString(another(organizationId.toString(), userId.toString()));
    }

    private String another(String organization, String user) {
        return claims.keysOf("super-admin", organization, 2).stream()
                .filter(id -> !id.equals(user))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.conflict("user.last-super-admin", "There must be another active super admin first."));
    }
}
