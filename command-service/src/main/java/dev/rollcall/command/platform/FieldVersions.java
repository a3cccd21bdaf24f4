package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claims;
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

    /** Asked for before the fields are; never changed where there never was one of the organization's own. */
    public ClaimedVersion of(UUID organizationId) {
        String key = organizationId.toString();
        return new ClaimedVersion(SCOPE, key, claims.owner(SCOPE, key));
    }
}
