package dev.rollcall.query.user;

/** Where a user stands (R10). */
enum UserStatus {
    INVITED,
    ACTIVE,
    INACTIVE,
    DELETED
}
