package dev.rollcall.command.contacts;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.web.Refusal;
import java.util.UUID;

/** What somebody is to a user at this moment, and by which invite. */
record Tie(Kind kind, UUID inviteId) {

    /** Of claims: keyed by user and other, held by the user, labelled with {@link #label}. */
    static final String SCOPE = "contact";

    static String key(UUID user, UUID other) {
        return user + "/" + other;
    }

    /** That the two have to do with each other. */
    static Claim required(UUID user, UUID other, String refusal) {
        return Claim.require(SCOPE, key(user, other), user.toString(), refusal);
    }

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
