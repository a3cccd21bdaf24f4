package dev.rollcall.command.user;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked about somebody who may not have joined yet (R11, R71). */
sealed interface InvitationCommand extends UserCommand {

    /**
     * @param userId of the user they will be
     * @param allDepartments whether a technician will work for all of them
     * @param invitedBy null for the operator
     */
    record InviteUser(
            UUID organizationId,
            UUID userId,
            UUID invitationId,
            EmailAddress email,
            @Nullable String fullName,
            Role role,
            UUID departmentId,
            Set<UUID> teamIds,
            boolean allDepartments,
            Set<UUID> permittedDepartmentIds,
            String organizationName,
            @Nullable UUID invitedBy,
            Instant now)
            implements InvitationCommand {

        Instant expiresAt() {
            return now.plus(Invitation.validity(role));
        }
    }

    /** With a new code; the one before is void. */
    record RenewInvitation(
            UUID organizationId,
            UUID userId,
            UUID invitationId,
            String organizationName,
            @Nullable UUID invitedBy,
            Instant now)
            implements InvitationCommand {}

    /** @param outcome with {@link InvitationEnd#EXPIRED} only what is over ends */
    record EndInvitation(UUID organizationId, UUID userId, InvitationEnd outcome, Instant now)
            implements InvitationCommand {}

    /** Because the licence is for somebody else by now: whoever works, or was invited, with one does so no more (R72). */
    record LoseLicence(UUID organizationId, UUID userId, List<Claim> claims) implements InvitationCommand {}

    /**
     * @param invitationId that the code named
     * @param closed departments and teams among those of the invitation that take nobody new any more
     * @param profile what they say of themselves beside their name
     * @param together with what else has to be, such as their first password
     */
    record AcceptInvitation(
            UUID organizationId,
            UUID userId,
            UUID invitationId,
            String fullName,
            Set<UUID> closed,
            Map<ProfileField, String> profile,
            CustomValues custom,
            Instant now,
            List<Command> together)
            implements InvitationCommand {

        @Override
        public List<Claim> claims() {
            return custom.claims();
        }
    }
}
