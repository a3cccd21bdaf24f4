package dev.rollcall.events.external;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an external user in the organization that hosts them; its stream is {@code external-user/<membership
 * id>}. The organization of these events is the host; the user is the same at home.
 */
public sealed interface ExternalUserEvent extends DomainEvent {

    /** Of the host and the user together: the two make it. */
    UUID membershipId();

    UUID userId();

    /** RFC 9562, section 5.3, of both ids: it needs no table to be found, and no two can race for it. */
    static UUID membershipId(UUID hostId, UUID userId) {
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(32)
                .putLong(hostId.getMostSignificantBits())
                .putLong(hostId.getLeastSignificantBits())
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .array());
    }

    /**
     * Somebody is to join with limited access, and has been told so by mail (R60).
     *
     * @param userId of the user, or, for who has no account yet, of the user they will be
     * @param invitationId names the code that was mailed
     * @param replaces the invitation before, if one was open
     * @param hasAccount whether they are a user of some organization already
     * @param organizationName of the host, as the invitation says it
     */
    @EventType(name = "external-user.invited")
    record ExternalUserInvited(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            UUID invitationId,
            @Nullable UUID replaces,
            @Personal String email,
            @Personal String fullName,
            boolean hasAccount,
            String organizationName,
            Instant expiresAt)
            implements ExternalUserEvent {}

    /**
     * They joined (R60).
     *
     * @param homeOrganizationId whose user they are
     * @param signedUp whether that is an organization that they have come to with it
     */
    @EventType(name = "external-user.joined")
    record ExternalUserJoined(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            UUID invitationId,
            UUID homeOrganizationId,
            @Personal String email,
            @Personal String fullName,
            boolean signedUp)
            implements ExternalUserEvent {}

    /** What the host knows of them took new values or was cleared (R64). */
    @EventType(name = "external-user.profile-changed")
    record ExternalUserProfileChanged(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            @Personal Map<String, String> values,
            List<String> cleared)
            implements ExternalUserEvent {}

    /** They are in a channel of the whole host (R64). */
    @EventType(name = "external-user.joined-channel")
    record ExternalUserJoinedChannel(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            UUID channelId) implements ExternalUserEvent {}

    /** They are in the channel no more. */
    @EventType(name = "external-user.left-channel")
    record ExternalUserLeftChannel(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            UUID channelId) implements ExternalUserEvent {}

    /** They cannot come in for now (R66). */
    @EventType(name = "external-user.restricted")
    record ExternalUserRestricted(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            RestrictionReason reason) implements ExternalUserEvent {}

    /** They can come in again (R66). */
    @EventType(name = "external-user.readmitted")
    record ExternalUserReadmitted(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId) implements ExternalUserEvent {}

    /** They are to work with one of the host's licences, or without (R66). */
    @EventType(name = "external-user.licence-changed")
    record ExternalUserLicenceChanged(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            boolean paid) implements ExternalUserEvent {}

    /**
     * They are nobody here any more.
     *
     * @param invitationId the open one; null for none
     */
    @EventType(name = "external-user.removed")
    record ExternalUserRemoved(
            UUID organizationId,
            UUID membershipId,
            @DataSubject UUID userId,
            @Nullable UUID invitationId,
            @Personal String email)
            implements ExternalUserEvent {}
}
