package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
    public Version of(UUID userId) {
        return new Version(userId, claims.owner(OF_USER, userId.toString()));
    }

    /**
     * Asked for before the users of a role of an organization's own are; moved by who gives it to somebody, and by who
     * deletes it.
     */
    public Version ofRole(UUID organizationId, String role) {
        String key = organizationId + "/" + role;
        return new Version(OF_ROLE, key, claims.owner(OF_ROLE, key));
    }

    /** @param current empty for what has never changed */
    public record Version(String scope, String key, Optional<String> current) {

        /** Of a user. */
        public Version(UUID userId, Optional<String> current) {
            this(OF_USER, userId.toString(), current);
        }

        /** Holds unless somebody else has changed it since; then the command is decided again. */
        public List<Claim> moved() {
            Claim next = Claim.take(scope, key, UUID.randomUUID().toString(), Claim.DECIDE_AGAIN);
            return Stream.concat(
                            current.stream()
                                    .map(owner ->
                                            new Claim(Claim.Kind.RELEASE, scope, key, owner, null, Claim.DECIDE_AGAIN)),
                            Stream.of(next))
                    .toList();
        }
    }
}
