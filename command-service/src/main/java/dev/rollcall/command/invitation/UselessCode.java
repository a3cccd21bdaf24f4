package dev.rollcall.command.invitation;

import dev.rollcall.web.Refusal;

/** A code that is invented, used, revoked or replaced by a newer one: nobody is told which. */
public final class UselessCode {

    private UselessCode() {}

    /** What to say of it; apart from {@link Invitations}, since decisions say it, too. */
    public static Refusal refusal() {
        return Refusal.notFound("invitation.not-found", "There is no such invitation, or it is of no use any more.");
    }
}
