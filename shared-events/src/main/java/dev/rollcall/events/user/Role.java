package dev.rollcall.events.user;

/** What a user may do in an organization (R4). */
public enum Role {
    SUPER_ADMIN,
    ADMIN,
    TECHNICIAN,
    /** Reads everything of the organization, its history too, which nobody else does (R94); changes nothing. */
    AUDITOR,
    MEMBER,
    EXTERNAL
}
