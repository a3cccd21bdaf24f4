package dev.rollcall.events.contacts;

/** Why an invite stands no more, or a contact is none any more. */
public enum ContactEnd {
    /** One of the two wanted it so (R80, R86). */
    BY_USER,
    /** One of the two was deleted (R51). */
    USER_DELETED
}
