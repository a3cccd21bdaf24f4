package dev.rollcall.eventlog.personal;

/** What is stored is not what was sealed, or its key is not there: somebody has tampered with it, or lost a part. */
public final class BrokenSealException extends PersonalDataException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String message) {
        super(message);
    }
}
