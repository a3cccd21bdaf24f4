package dev.rollcall.command.user;

import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How somebody who was invited stands: whether they may still join, and with what (R11, R71). */
final class Invitation {

    static final Duration VALID = Duration.ofDays(30);
    static final Duration VALID_FOR_TECHNICIANS = Duration.ofDays(7);

    private static final int MOST_RENEWALS = 3;

    private final UserInvited offer;
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

    UserInvited offer() {
        return offer;
    }

    /** Null once it has ended. */
    @Nullable
    UUID openId() {
        return openId;
    }

    boolean isOver(Instant now) {
        return openId != null && !now.isBefore(expiresAt);
    }

    /** @throws Refusal for what is only for users, and for anything about who is invited no more */
    void refuse(UserCommand command) {
        if (takenBack && command instanceof InvitationCommand.AcceptInvitation) {
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
    void refuseCode(UUID invitationId, Instant now) {
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

    void refuseOneMoreRenewal() {
        if (renewals >= MOST_RENEWALS) {
            throw Refusal.conflict(
                    "invitation.renewed-too-often",
                    "Somebody is invited again at most %d times.".formatted(MOST_RENEWALS));
        }
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
