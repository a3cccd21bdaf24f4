package dev.rollcall.events.organization;

/** How far a privilege goes (R4). */
public enum PrivilegeLevel {
    FULL,
    /** Only as far as it concerns the user's own affairs. */
    LIMITED,
    NONE
}
