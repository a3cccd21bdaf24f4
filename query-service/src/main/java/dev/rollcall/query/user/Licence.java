package dev.rollcall.query.user;

/** Whether a user works with one of the organization's licences (R10, R70). */
enum Licence {
    PAID,
    FREE
}
