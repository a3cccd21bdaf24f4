package dev.rollcall.events.organization;

/** How one joins a network (R15). */
public enum Joining {
    DIRECT,
    /** An admin accepts or rejects. */
    BY_REQUEST
}
