package dev.rollcall.events.external;

/** Why an external user cannot come in (R66). */
public enum RestrictionReason {
    /** An admin of the host wants it so. */
    BY_ADMIN,
    /** Their own organization pays no more, and the host does. */
    HOME_DOWNGRADED
}
