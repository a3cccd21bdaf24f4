package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells whether a user's access has changed since one looked. It is spread over many streams (sessions, account, user), so
 * no stream's sequence can: everything that gives or withdraws access moves its version, in the append that does so.
 */
@Component
public class AccessVersions {

    private static final String SCOPE = "access";

    private final Claims claims;

    AccessVersions(Claims claims) {
        this.claims = claims;
    }

    /** Asked for before anything that is decided on, such as the list of sessions. */
    public Version of(UUID userId) {
        return new Version(userId, claims.owner(SCOPE, userId.toString()));
    }

    /** @param current empty for a user whose access has never changed */
    public record Version(UUID userId, Optional<String> current) {

        /** Holds unless somebody else has changed the user's access since; then the command is decided again. */
        public List<Claim> moved() {
            String key = userId.toString();
            Claim next = Claim.take(SCOPE, key, UUID.randomUUID().toString(), Claim.DECIDE_AGAIN);
            return Stream.concat(
                            current.stream()
                                    .map(owner ->
                                            new Claim(Claim.Kind.RELEASE, SCOPE, key, owner, null, Claim.DECIDE_AGAIN)),
                            Stream.of(next))
                    .toList();
        }
    }
}
