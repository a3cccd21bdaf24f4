package dev.rollcall.eventlog.personal;

/** Personal data cannot be sealed or opened. The message holds none of it, and no key. */
public sealed class PersonalDataException extends RuntimeException
        permits BrokenSealException, MasterKeyException, PersonErasedException {

    private static final long serialVersionUID = 1L;

    PersonalDataException(String message) {
        super(message);
    }
}
