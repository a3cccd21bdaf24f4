package dev.rollcall.eventlog.personal;

/** The person's key was destroyed: nothing about this person is stored any more. */
public final class PersonErasedException extends PersonalDataException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    PersonErasedException(String subject) {
        super("The data of %s were erased; nothing new can be stored about this person".formatted(subject));
        this.subject = subject;
    }

    public String subject() {
        return subject;
    }
}
