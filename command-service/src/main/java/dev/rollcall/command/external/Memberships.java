package dev.rollcall.command.external;

import java.nio.ByteBuffer;
import java.util.UUID;

/** What names an external user of one host. */
final class Memberships {

    private Memberships() {}

    /** RFC 9562, section 5.3, of both ids: it needs no table to be found, and no two can race for it. */
    static UUID id(UUID hostId, UUID userId) {
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(32)
                .putLong(hostId.getMostSignificantBits())
                .putLong(hostId.getLeastSignificantBits())
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .array());
    }

    /** Key of the claims about it. */
    static String key(UUID hostId, UUID userId) {
        return hostId + "/" + userId;
    }
}
