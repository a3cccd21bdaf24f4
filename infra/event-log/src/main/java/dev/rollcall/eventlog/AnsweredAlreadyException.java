package dev.rollcall.eventlog;

/** The key of an {@link Answer} is in use: its request was carried out before. Nothing was stored. */
public final class AnsweredAlreadyException extends RuntimeException {

    AnsweredAlreadyException() {
        super("This request was carried out before");
    }
}
