package dev.rollcall.events.user;

/** What a user may do in an organization (R4). */
public enum Role {
    SUPER_ADMIN,
    ADMIN,
    TECHNICIAN,
    MEMBER,
    EXTERNAL
}
