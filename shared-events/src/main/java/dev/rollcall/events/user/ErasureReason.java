package dev.rollcall.events.user;

/** Why a user's data are erased when they are (R53). */
public enum ErasureReason {
    /** Somebody asked for it. */
    REQUESTED,
    /** The time in which the user could be restored is over. */
    DUE
}
