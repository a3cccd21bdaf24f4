package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells whether the profile fields of an organization have changed since one looked: values are checked against fields
 * that must still be so when the values are recorded (R7, R12).
 */
@Component
public class FieldVersions {

    private static final String SCOPE = "profile-fields";

    private final Claims claims;

    FieldVersions(Claims claims) {
        this.claims = claims;
    }

    /** Asked for before the fields are. */
    public AccessVersions.Version of(UUID organizationId) {
        String key = organizationId.toString();
        return new AccessVersions.Version(SCOPE, key, claims.owner(SCOPE, key));
    }

    /** What has to hold for values to be recorded: nothing where there never was a field of the organization's own. */
    public static List<Claim> unchanged(AccessVersions.Version version) {
        return version.current().stream()
                .map(owner -> Claim.require(version.scope(), version.key(), owner, Claim.DECIDE_AGAIN))
                .toList();
    }
}
