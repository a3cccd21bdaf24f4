package dev.rollcall.standalone.parts;

import org.jspecify.annotations.Nullable;

/** Something that the person at the terminal has to know; its message is shown as it is, without a stack trace. */
public final class PartException extends RuntimeException {
    public PartException(String message) {
        this(message, null);
    }

    public PartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
