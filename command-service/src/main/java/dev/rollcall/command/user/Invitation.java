package dev.rollcall.command.user;

import dev.rollcall.command.user.InvitationCommand.AcceptInvitation;
import dev.rollcall.command.user.InvitationCommand.EndInvitation;
import dev.rollcall.command.user.InvitationCommand.LoseLicence;
import dev.rollcall.command.user.InvitationCommand.RenewInvitation;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How somebody who was invited stands: whether they may still join, and with what (R11, R71). */
final class Invitation {

    static final Duration VALID = Duration.ofDays(30);
    static final Duration VALID_FOR_TECHNICIANS = Duration.ofDays(7);

    private static final int MOST_RENEWALS = 3;

    private final UserInvited offer;

    /** Null once it has ended. */
    private @Nullable UUID openId;

    private Instant expiresAt;
    private int renewals;
    private boolean takenBack;

    Invitation(UserInvited offer) {
        this.offer = offer;
        this.openId = offer.invitationId();
        this.expiresAt = offer.expiresAt();
    }

    static Duration validity(Role role) {
        return role == Role.TECHNICIAN ? VALID_FOR_TECHNICIANS : VALID;
    }

    /** R11 */
    InvitationRenewed decide(RenewInvitation command) {
        if (renewals >= MOST_RENEWALS) {
            throw Refusal.conflict(
                    "invitation.renewed-too-often",
                    "Somebody is invited again at most %d times.".formatted(MOST_RENEWALS));
        }
        return new InvitationRenewed(
                command.organizationId(),
                command.userId(),
                command.invitationId(),
                openId,
                offer.email(),
                offer.fullName(),
                offer.role(),
                command.organizationName(),
                command.invitedBy(),
                command.now().plus(validity(offer.role())));
    }

    /** R11, R71 */
    List<UserEvent> decide(EndInvitation command) {
        return command.outcome() != InvitationEnd.EXPIRED || isOver(command.now())
                ? List.of(end(command.outcome()))
                : List.of();
    }

    /** R72 */
    List<UserEvent> decide(LoseLicence command) {
        return openId == null ? List.of() : List.of(end(InvitationEnd.LICENCES_LOWERED));
    }

    /** R11: who joins is what the invitation offers, as far as it is still there. */
    List<UserEvent> decide(AcceptInvitation command) {
        refuseCode(command.invitationId(), command.now());
        UUID organization = command.organizationId();
        UUID user = command.userId();
        List<UserEvent> events = new ArrayList<>();
        events.add(end(InvitationEnd.ACCEPTED));
        events.add(new UserAdded(
                organization,
                user,
                command.fullName(),
                offer.email(),
                offer.role(),
                command.closed().contains(offer.departmentId()) ? organization : offer.departmentId()));
        Map<String, String> values = command.custom().with(command.profile());
        if (!values.isEmpty()) {
            events.add(new ProfileChanged(organization, user, values, List.of()));
        }
        offer.teamIds().stream()
                .filter(team -> !command.closed().contains(team))
                .sorted()
                .forEach(team -> events.add(new UserAssignedToTeam(organization, user, team)));
        if (offer.allDepartments() || !offer.permittedDepartmentIds().isEmpty()) {
            events.add(new DepartmentPermissionsChanged(
                    organization, user, offer.allDepartments(), offer.permittedDepartmentIds()));
        }
        return events;
    }

    private InvitationEnded end(InvitationEnd outcome) {
        return new InvitationEnded(
                offer.organizationId(), offer.userId(), openId, offer.email(), offer.role(), outcome);
    }

    private boolean isOver(Instant now) {
        return openId != null && !now.isBefore(expiresAt);
    }

    /** @throws Refusal for what is only for users, and for anything about who is invited no more */
    void refuse(UserCommand command) {
        if (takenBack && command instanceof AcceptInvitation) {
            throw invitationNotFound();
        }
        if (takenBack) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
        if (!(command instanceof InvitationCommand)) {
            throw Refusal.conflict("user.not-joined", "The user has not joined yet.");
        }
    }

    /** @throws Refusal unless this is the code that was mailed last, in time */
    private void refuseCode(UUID invitationId, Instant now) {
        if (!invitationId.equals(openId)) {
            throw invitationNotFound();
        }
        if (isOver(now)) {
            throw Refusal.conflict("invitation.expired", "The invitation is over; ask to be invited again.");
        }
    }

    private static Refusal invitationNotFound() {
        return Refusal.notFound("invitation.not-found", "There is no such invitation, or a newer one.");
    }

    void renewed(InvitationRenewed event) {
        openId = event.invitationId();
        expiresAt = event.expiresAt();
        renewals++;
    }

    void ended(InvitationEnd outcome) {
        openId = null;
        takenBack = outcome == InvitationEnd.REVOKED;
    }
}
