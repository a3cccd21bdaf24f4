package dev.rollcall.command.user;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be asked of a user. */
sealed interface UserCommand extends Command
        permits DeletionCommand, InvitationCommand, MembershipCommand, UserCommand.OfMember {

    UUID organizationId();

    UUID userId();

    @Override
    default String stream() {
        return "user/" + userId();
    }

    /** Of somebody who has joined, or joins at once. */
    sealed interface OfMember extends UserCommand {}

    /** @param profile values by field, full name included, each as {@link ProfileField} wants it */
    record AddUser(
            UUID organizationId,
            UUID userId,
            Role role,
            EmailAddress email,
            UUID departmentId,
            Set<UUID> teamIds,
            Map<ProfileField, String> profile,
            CustomValues custom)
            implements OfMember {

        @Override
        public List<Claim> claims() {
            return custom.claims();
        }
    }

    /** @param cleared fields that shall be empty; none of them mandatory */
    record ChangeProfile(
            UUID organizationId,
            UUID userId,
            Map<ProfileField, String> values,
            Set<ProfileField> cleared,
            CustomValues custom)
            implements OfMember {

        @Override
        public List<Claim> claims() {
            return custom.claims();
        }
    }

    /**
     * As a people directory has it (R9).
     *
     * @param departmentId null where it says nothing
     */
    record SynchronizeWorkFields(
            UUID organizationId,
            UUID userId,
            Map<ProfileField, String> values,
            Set<ProfileField> cleared,
            @Nullable UUID departmentId)
            implements OfMember {}

    record ChangeDepartment(UUID organizationId, UUID userId, UUID departmentId) implements OfMember {}

    record AssignToTeam(UUID organizationId, UUID userId, UUID teamId) implements OfMember {}

    /** R14; not a claim of the event: who is deleted leaves archived teams, too. */
    record UnassignFromTeam(UUID organizationId, UUID userId, UUID teamId) implements OfMember {

        @Override
        public List<Claim> claims() {
            return OpenUnits.claims("team", teamId, organizationId.toString()).toList();
        }
    }

    /**
     * @param bySuperAdmin whether the caller is one
     * @param beyondOwn whether the role before or after may do anything that the caller may not
     * @param claims what else has to hold, such as that another super admin stays (R2)
     */
    record ChangeRole(
            UUID organizationId, UUID userId, String role, boolean bySuperAdmin, boolean beyondOwn, List<Claim> claims)
            implements OfMember {}

    /** Because the role is no more (R5): nothing for who has another by now. */
    record LoseRole(UUID organizationId, UUID userId, String role, List<Claim> claims) implements OfMember {}

    /** @param departmentIds empty where all are meant */
    record ChangeDepartmentPermissions(UUID organizationId, UUID userId, boolean all, Set<UUID> departmentIds)
            implements OfMember {}

    /** The same as for {@link ChangeRole}. */
    record ChangeStatus(UUID organizationId, UUID userId, boolean active, boolean bySuperAdmin, List<Claim> claims)
            implements OfMember {}

    /** @param hidden from contacts (R17) */
    record ChangeLastSeen(UUID organizationId, UUID userId, boolean hidden) implements OfMember {}

    /** @param codeId of the code that is mailed to it */
    record AddEmail(UUID organizationId, UUID userId, EmailAddress email, UUID codeId, Instant now)
            implements OfMember {}

    /** Has another code mailed; the one before is void. */
    record RequestEmailVerification(UUID organizationId, UUID userId, EmailAddress email, UUID codeId, Instant now)
            implements OfMember {}

    /** Finds out whether a code is the right one; a wrong one counts. @param isCodeOf whether it belongs to that id */
    record TryCode(UUID organizationId, UUID userId, EmailAddress email, Predicate<UUID> isCodeOf, Instant now)
            implements OfMember {}

    /** Uses the code that was found to be right. */
    record ProveEmail(UUID organizationId, UUID userId, EmailAddress email, UUID codeId, Instant now)
            implements OfMember {}

    /** Somebody who may vouches for the address. */
    record VerifyEmail(UUID organizationId, UUID userId, EmailAddress email) implements OfMember {}

    record RemoveEmail(UUID organizationId, UUID userId, EmailAddress email) implements OfMember {}

    /** Because somebody was invited under this address, and says that it is theirs (R81). */
    record ShowAddress(UUID organizationId, UUID userId, EmailAddress email) implements OfMember {}

    record SetPrimaryEmail(UUID organizationId, UUID userId, EmailAddress email) implements OfMember {}
}
