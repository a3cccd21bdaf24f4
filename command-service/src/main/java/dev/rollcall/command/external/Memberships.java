package dev.rollcall.command.external;

import dev.rollcall.events.external.ExternalUserEvent;
import java.util.UUID;

/** What names an external user of one host. */
final class Memberships {

    private Memberships() {}

    static UUID id(UUID hostId, UUID userId) {
        return ExternalUserEvent.membershipId(hostId, userId);
    }

    /** Key of the claims about it. */
    static String key(UUID hostId, UUID userId) {
        return hostId + "/" + userId;
    }
}
