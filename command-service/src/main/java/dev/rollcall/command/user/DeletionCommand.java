package dev.rollcall.command.user;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.user.ErasureReason;
import dev.rollcall.web.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What can be asked about the end of a user, and of one who is deleted (R50–R53). */
sealed interface DeletionCommand extends UserCommand {

    /**
     * @param confirmation the user's primary address, repeated (R50)
     * @param successorId who takes over what they own (R52)
     * @param authenticationAgeSeconds how long ago who asks gave their own credentials (R50)
     * @param claims what else has to hold, such as that another super admin stays (R2)
     */
    record DeleteUser(
            UUID organizationId,
            UUID userId,
            EmailAddress confirmation,
            UUID successorId,
            boolean bySuperAdmin,
            Instant now,
            long authenticationAgeSeconds,
            List<Claim> claims)
            implements DeletionCommand {}

    /** Makes no sense for a user who is not deleted. */
    sealed interface OfDeleted extends DeletionCommand {}

    /** Because the user was deleted: teams, channels, networks and addresses (R51). */
    record EndMemberships(UUID organizationId, UUID userId) implements OfDeleted {}

    /** Because nothing of what the user had to do with others is left (R51). */
    record CompleteDeletion(UUID organizationId, UUID userId) implements OfDeleted {}

    /** Answers what the user was and had, for whoever finds out how much of it can be restored. */
    record ShowDeletion(UUID organizationId, UUID userId) implements OfDeleted {}

    /**
     * @param former what the user was
     * @param role what they will be
     * @param addresses those of theirs that nobody has taken
     * @param closed teams, channels, networks and the department that take nobody any more
     */
    record RestoreUser(
            UUID organizationId,
            UUID userId,
            Deletion.Former former,
            String role,
            List<String> addresses,
            Set<UUID> closed,
            boolean bySuperAdmin,
            Instant now,
            List<Claim> claims)
            implements OfDeleted {}

    record PlaceLegalHold(UUID organizationId, UUID userId, String reason) implements DeletionCommand {}

    record LiftLegalHold(UUID organizationId, UUID userId) implements DeletionCommand {}

    /** @param formerNames under which others have invited them who knew no account of theirs */
    record EraseUser(
            UUID organizationId,
            UUID userId,
            ErasureReason reason,
            Set<UUID> formerNames,
            Instant now,
            List<Claim> claims)
            implements OfDeleted {}

    /**
     * Because the user's key is destroyed, and what held the data in clear is purged.
     *
     * @param deletedAt position of the deletion in the log
     * @param erasedAt position of the erasure
     * @param purged what no longer holds anything of them
     */
    record CompleteErasure(UUID organizationId, UUID userId, long deletedAt, long erasedAt, List<String> purged)
            implements OfDeleted {}
}
