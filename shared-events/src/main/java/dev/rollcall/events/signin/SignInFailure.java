package dev.rollcall.events.signin;

/** Why an attempt to sign in failed (R32); the caller is never told (R34). */
public enum SignInFailure {
    WRONG_PASSWORD,
    WRONG_CODE,
    /** There is no password yet. */
    NO_PASSWORD,
    ONE_TIME_PASSWORD_EXPIRED,
    LOCKED,
    INACTIVE,
    /** All was right but where it came from (R6): the one reason that the caller is told. */
    ADDRESS_NOT_ALLOWED
}
