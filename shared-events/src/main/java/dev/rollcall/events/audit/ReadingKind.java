package dev.rollcall.events.audit;

/** In which way an auditor has read (R91, R92). */
public enum ReadingKind {
    /** A page of events. */
    HISTORY,
    /** All of them, to take away. */
    EXPORT,
    /** How things stood. */
    AS_OF,
    /** What was otherwise between two times. */
    DIFFERENCE
}
