package dev.rollcall.command.contacts;

import dev.rollcall.web.Refusal;
import java.util.UUID;

/** What somebody is to a user at this moment, and by which invite. */
record Tie(Kind kind, UUID inviteId) {

    enum Kind {
        SENT,
        RECEIVED,
        CONTACT
    }

    static Tie of(String label) {
        int blank = label.indexOf(' ');
        return new Tie(Kind.valueOf(label.substring(0, blank)), UUID.fromString(label.substring(blank + 1)));
    }

    String label() {
        return kind + " " + inviteId;
    }

    /** Why nobody is invited whom one has to do with already (R80). */
    Refusal refusal() {
        return switch (kind) {
            case SENT -> Refusal.conflict("contact-invite.already-sent", "An invite to this user is open already.");
            case RECEIVED ->
                Refusal.conflict(
                        "contact-invite.received", "This user has sent an invite, which can be accepted instead.");
            case CONTACT -> Refusal.conflict("contact.already", "This user is a contact already.");
        };
    }
}
