package dev.rollcall.notifier;

/**
 * What became of a mail that was handed to the server.
 *
 * @param reason a stable code without anything personal; for {@code SENT} empty
 */
record Outcome(Kind kind, String reason) {

    enum Kind {
        SENT,
        /** The server takes this one at no time. */
        REFUSED,
        /** The server does not take this one now. */
        LATER,
        /** The server takes none at all. */
        UNREACHABLE
    }

    static final Outcome SENT = new Outcome(Kind.SENT, "");

    static Outcome refused(String reason) {
        return new Outcome(Kind.REFUSED, reason);
    }

    static Outcome later(String reason) {
        return new Outcome(Kind.LATER, reason);
    }

    static Outcome unreachable(String reason) {
        return new Outcome(Kind.UNREACHABLE, reason);
    }
}
