package dev.rollcall.eventlog.personal;

/** The master key is missing, is none, or is not the one that the keys of persons are wrapped by. */
public final class MasterKeyException extends PersonalDataException {

    private static final long serialVersionUID = 1L;

    MasterKeyException(String message) {
        super(message);
    }
}
