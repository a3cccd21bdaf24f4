package dev.rollcall.events.user;

/** What became of an invitation. */
public enum InvitationEnd {
    ACCEPTED,
    REVOKED,
    /** Its time is over; it may be renewed (R11). */
    EXPIRED,
    /** There are fewer licences than were in use (R72). */
    LICENCES_LOWERED
}
