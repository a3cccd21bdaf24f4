package dev.rollcall.query.user;

import dev.rollcall.events.user.UserEvent.MembershipEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a user is in a channel or network, asks to be, or was not let in (R15).
 *
 * @param id of the pair of user and unit
 * @param at since when
 * @param message of who asks
 * @param reason of who did not let the user in
 */
record MembershipRow(
        UUID id,
        UUID userId,
        UUID unitId,
        State state,
        Instant at,
        @Nullable String message,
        @Nullable String reason) {

    /** How far somebody has come. */
    enum State {
        MEMBER,
        REQUESTED,
        REJECTED
    }

    static MembershipRow of(MembershipEvent event, UUID unitId, State state, Instant at) {
        return new MembershipRow(id(event.userId(), unitId), event.userId(), unitId, state, at, null, null);
    }

    static MembershipRow of(UUID memberId, UUID unitId, Instant at) {
        return new MembershipRow(id(memberId, unitId), memberId, unitId, State.MEMBER, at, null, null);
    }

    static MembershipRow requested(MembershipEvent event, UUID unitId, Instant at, @Nullable String message) {
        return new MembershipRow(
                id(event.userId(), unitId), event.userId(), unitId, State.REQUESTED, at, message, null);
    }

    static MembershipRow rejected(MembershipEvent event, UUID unitId, Instant at, String reason) {
        return new MembershipRow(id(event.userId(), unitId), event.userId(), unitId, State.REJECTED, at, null, reason);
    }

    static UUID id(UUID userId, UUID unitId) {
        return UUID.nameUUIDFromBytes((userId + "/" + unitId).getBytes(StandardCharsets.US_ASCII));
    }
}
