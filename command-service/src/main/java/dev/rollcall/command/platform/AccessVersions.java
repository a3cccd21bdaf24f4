package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claims;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells whether access has changed since one looked: a user's, or who has a role. It is spread over many streams
 * (sessions, account, users), so no stream's sequence can: everything that gives or withdraws it moves its version, in the
 * append that does so.
 */
@Component
public class AccessVersions {

    private static final String OF_USER = "access";
    private static final String OF_ROLE = "role-access";

    private final Claims claims;

    AccessVersions(Claims claims) {
        this.claims = claims;
    }

    /** Asked for before anything that is decided on, such as the list of sessions. */
    public ClaimedVersion of(UUID userId) {
        return ofUser(userId, claims.owner(OF_USER, userId.toString()));
    }

    /** Of who has asked for it together with other things. */
    public static ClaimedVersion ofUser(UUID userId, Optional<String> current) {
        return new ClaimedVersion(OF_USER, userId.toString(), current);
    }

    /**
     * Asked for before the users of a role of an organization's own are; moved by who gives it to somebody, and by who
     * deletes it.
     */
    public ClaimedVersion ofRole(UUID organizationId, String role) {
        String key = organizationId + "/" + role;
        return new ClaimedVersion(OF_ROLE, key, claims.owner(OF_ROLE, key));
    }
}
