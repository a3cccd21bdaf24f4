package dev.rollcall.events.user;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a user; its stream is {@code user/<id>}. */
public sealed interface UserEvent extends DomainEvent {

    UUID userId();

    /** A person joined their home organization; the address given is verified and primary (R11, R20). */
    @EventType(name = "user.added")
    record UserAdded(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String fullName,
            @Personal String primaryEmail,
            Role role,
            UUID departmentId)
            implements UserEvent {}

    /**
     * Somebody is to join, and has been told so by mail (R11, R71). They are no user yet, and the address is not theirs.
     *
     * @param invitationId names the code that was mailed
     * @param fullName as far as whoever invites knows it
     * @param allDepartments whether a technician will work for all of them
     * @param permittedDepartmentIds for which a technician will work otherwise
     * @param organizationName as the invitation says it
     * @param invitedBy null for the operator
     */
    @EventType(name = "user.invited")
    record UserInvited(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID invitationId,
            @Personal String email,
            @Personal @Nullable String fullName,
            Role role,
            UUID departmentId,
            Set<UUID> teamIds,
            boolean allDepartments,
            Set<UUID> permittedDepartmentIds,
            String organizationName,
            @Nullable UUID invitedBy,
            Instant expiresAt)
            implements UserEvent {}

    /**
     * The invitation was sent once more, with another code (R11).
     *
     * @param replaces the one before, if that was still open
     */
    @EventType(name = "user.invitation-renewed")
    record InvitationRenewed(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID invitationId,
            @Nullable UUID replaces,
            @Personal String email,
            @Personal @Nullable String fullName,
            Role role,
            String organizationName,
            @Nullable UUID invitedBy,
            Instant expiresAt)
            implements UserEvent {}

    /**
     * The code of the invitation is of no use any more (R11, R71).
     *
     * @param invitationId of the open one; null where none was
     */
    @EventType(name = "user.invitation-ended")
    record InvitationEnded(
            UUID organizationId,
            @DataSubject UUID userId,
            @Nullable UUID invitationId,
            @Personal String email,
            Role role,
            InvitationEnd outcome)
            implements UserEvent {}

    /** Profile fields took new values or were cleared; fields not named kept theirs (R12). */
    @EventType(name = "user.profile-changed")
    record ProfileChanged(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal Map<String, String> values,
            List<String> cleared) implements UserEvent {}

    /**
     * The people directory says something else about the user's work (R9).
     *
     * @param departmentId null where it stays
     */
    @EventType(name = "user.work-fields-synchronized")
    record WorkFieldsSynchronized(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal Map<String, String> values,
            List<String> cleared,
            @Nullable UUID departmentId)
            implements UserEvent {}

    /** The user works in another department (R14). */
    @EventType(name = "user.department-changed")
    record UserDepartmentChanged(
            UUID organizationId, @DataSubject UUID userId, UUID departmentId) implements UserEvent {}

    /** The user belongs to one more team (R14). */
    @EventType(name = "user.assigned-to-team")
    record UserAssignedToTeam(
            UUID organizationId, @DataSubject UUID userId, UUID teamId) implements UserEvent {}

    /** The user left a team (R14). */
    @EventType(name = "user.unassigned-from-team")
    record UserUnassignedFromTeam(
            UUID organizationId, @DataSubject UUID userId, UUID teamId) implements UserEvent {}

    /** The user claims one more address, not yet verified (R20). */
    @EventType(name = "user.email-added")
    record EmailAdded(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String address) implements UserEvent {}

    /** A code is mailed to the address, by which the user proves that it is theirs; the one before is void (R21). */
    @EventType(name = "user.email-verification-requested")
    record EmailVerificationRequested(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String address,
            UUID codeId,
            Instant expiresAt) implements UserEvent {}

    /** Somebody showed a wrong code; a few of them, and the right one is void (R21). */
    @EventType(name = "user.email-verification-failed")
    record EmailVerificationFailed(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String address,
            UUID codeId) implements UserEvent {}

    /** The address is known to be the user's (R21). */
    @EventType(name = "user.email-verified")
    record EmailVerified(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String address) implements UserEvent {}

    /** The address is free for others again (R20, R22). */
    @EventType(name = "user.email-removed")
    record EmailRemoved(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String address) implements UserEvent {}

    /**
     * Mail for the user goes to another of their addresses (R20).
     *
     * @param previousAddress where it went until then; null in events of before that was said
     */
    @EventType(name = "user.primary-email-changed")
    record PrimaryEmailChanged(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String address,
            @Personal @Nullable String previousAddress)
            implements UserEvent {}

    /**
     * The user may do something else from now on (R16).
     *
     * @param role a predefined one or the name of one of the organization's own
     */
    @EventType(name = "user.role-changed")
    record UserRoleChanged(UUID organizationId, @DataSubject UUID userId, String role, String previousRole)
            implements UserEvent {}

    /**
     * For which departments a technician works (R16).
     *
     * @param departmentIds empty where all are meant
     */
    @EventType(name = "user.department-permissions-changed")
    record DepartmentPermissionsChanged(
            UUID organizationId, @DataSubject UUID userId, boolean all, Set<UUID> departmentIds) implements UserEvent {}

    /** The user can do nothing any more; the data stay (R13). */
    @EventType(name = "user.deactivated")
    record UserDeactivated(UUID organizationId, @DataSubject UUID userId, String role) implements UserEvent {}

    /** The user is back (R13). */
    @EventType(name = "user.activated")
    record UserActivated(UUID organizationId, @DataSubject UUID userId, String role) implements UserEvent {}

    /**
     * The user is no more; what they were in ends because of it (R51). Their data stay until they are erased.
     *
     * @param role what they were
     * @param wasActive whether they could do anything until then
     * @param successorId who takes over what they owned (R52)
     * @param erasedFrom when the personal data are erased, unless the user is restored before
     * @param authenticationAgeSeconds since whoever deleted them had proved who they are (R50)
     */
    @EventType(name = "user.deleted")
    record UserDeleted(
            UUID organizationId,
            @DataSubject UUID userId,
            String role,
            boolean wasActive,
            UUID successorId,
            Instant erasedFrom,
            long authenticationAgeSeconds)
            implements UserEvent {}

    /** Nothing of what the deleted user had to do with others is left (R51). */
    @EventType(name = "user.deletion-completed")
    record DeletionCompleted(
            UUID organizationId, @DataSubject UUID userId) implements UserEvent {}

    /**
     * The user is back, as far as rule and consent allow (R53); teams, channels and networks follow.
     *
     * @param addresses all that are theirs again, verified, the primary one first
     * @param role what they are from now on
     */
    @EventType(name = "user.restored")
    record UserRestored(
            UUID organizationId,
            @DataSubject UUID userId,
            String role,
            boolean active,
            UUID departmentId,
            @Personal List<String> addresses)
            implements UserEvent {}

    /** Nobody may erase the user's data for now (R53). */
    @EventType(name = "user.legal-hold-placed")
    record LegalHoldPlaced(
            UUID organizationId,
            @DataSubject UUID userId,
            @Personal String reason) implements UserEvent {}

    /** The user's data may be erased again (R53). */
    @EventType(name = "user.legal-hold-lifted")
    record LegalHoldLifted(UUID organizationId, @DataSubject UUID userId) implements UserEvent {}

    /**
     * The user's personal data become unreadable, for good (R53).
     *
     * @param formerNames under which others have invited them who knew their address and no account of theirs
     */
    @EventType(name = "user.erased")
    record UserErased(UUID organizationId, @DataSubject UUID userId, ErasureReason reason, Set<UUID> formerNames)
            implements UserEvent {}

    /**
     * The user's key is destroyed, and what held the data in clear is purged: the receipt (R53).
     *
     * @param deletedAt position of the deletion in the log
     * @param erasedAt position of the erasure
     * @param purged what no longer holds anything of them
     */
    @EventType(name = "user.erasure-completed")
    record ErasureCompleted(
            UUID organizationId, @DataSubject UUID userId, long deletedAt, long erasedAt, List<String> purged)
            implements UserEvent {}

    /** The user does not want contacts to see when they were last there, or does again (R17). */
    @EventType(name = "user.last-seen-visibility-changed")
    record LastSeenVisibilityChanged(
            UUID organizationId, @DataSubject UUID userId, boolean hidden) implements UserEvent {}

    /** What a user joins and leaves: channels and networks (R15). */
    sealed interface MembershipEvent extends UserEvent {}

    /**
     * The user is in a channel (R15).
     *
     * @param teamId whose channel it is; null for one of no team
     */
    @EventType(name = "user.joined-channel")
    record UserJoinedChannel(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID channelId,
            @Nullable UUID teamId) implements MembershipEvent {}

    /** The user is in the channel no more (R15). */
    @EventType(name = "user.left-channel")
    record UserLeftChannel(UUID organizationId, @DataSubject UUID userId, UUID channelId, ChannelLeaving reason)
            implements MembershipEvent {}

    /** The user is in a network (R15); a request to join it is open no more. */
    @EventType(name = "user.joined-network")
    record UserJoinedNetwork(
            UUID organizationId, @DataSubject UUID userId, UUID networkId) implements MembershipEvent {}

    /** The user is in the network no more (R15). */
    @EventType(name = "user.left-network")
    record UserLeftNetwork(UUID organizationId, @DataSubject UUID userId, UUID networkId) implements MembershipEvent {}

    /** The user wants to be in a network, which its admins decide (R15). */
    @EventType(name = "user.network-join-requested")
    record NetworkJoinRequested(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID networkId,
            @Personal @Nullable String message) implements MembershipEvent {}

    /** An admin lets the user join (R15); that they have follows. */
    @EventType(name = "user.network-join-accepted")
    record NetworkJoinAccepted(
            UUID organizationId, @DataSubject UUID userId, UUID networkId) implements MembershipEvent {}

    /** An admin does not let the user join (R15). */
    @EventType(name = "user.network-join-rejected")
    record NetworkJoinRejected(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID networkId,
            @Personal String reason) implements MembershipEvent {}

    /** The user does not want to join any more (R15). */
    @EventType(name = "user.network-join-withdrawn")
    record NetworkJoinWithdrawn(
            UUID organizationId, @DataSubject UUID userId, UUID networkId) implements MembershipEvent {}
}
