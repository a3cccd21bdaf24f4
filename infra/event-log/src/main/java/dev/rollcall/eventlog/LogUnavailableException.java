package dev.rollcall.eventlog;

import org.jspecify.annotations.Nullable;

/** The log could not be written. */
public final class LogUnavailableException extends RuntimeException {

    private final boolean outcomeUnknown;

    private LogUnavailableException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    static LogUnavailableException nothingStored(Throwable cause) {
        return new LogUnavailableException("The log cannot be written now; nothing was stored", false, cause);
    }

    static LogUnavailableException outcomeUnknown(Throwable cause) {
        return new LogUnavailableException("The log went away while it was written to", true, cause);
    }

    /** Whether the events may have been stored nevertheless. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
