package dev.rollcall.command.external;

import dev.rollcall.events.external.ExternalUserEvent;
import java.util.UUID;

/** What names an external user of one host. */
record Membership(UUID hostId, UUID userId) {

    UUID id() {
        return ExternalUserEvent.membershipId(hostId, userId);
    }

    /** Key of the claims about it. */
    String key() {
        return hostId + "/" + userId;
    }

    static Membership ofKey(String key) {
        int slash = key.indexOf('/');
        return new Membership(UUID.fromString(key.substring(0, slash)), UUID.fromString(key.substring(slash + 1)));
    }
}
