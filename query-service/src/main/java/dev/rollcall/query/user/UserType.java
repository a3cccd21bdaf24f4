package dev.rollcall.query.user;

/** Whether the organization is a user's home (R10). */
enum UserType {
    INTERNAL,
    EXTERNAL
}
