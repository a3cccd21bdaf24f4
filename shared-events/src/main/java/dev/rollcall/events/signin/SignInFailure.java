package dev.rollcall.events.signin;

/** Why an attempt to sign in failed (R32); the caller is told of the last one only (R34). */
public enum SignInFailure {
    WRONG_PASSWORD,
    WRONG_CODE,
    /** There is no password yet. */
    NO_PASSWORD,
    ONE_TIME_PASSWORD_EXPIRED,
    LOCKED,
    INACTIVE,
    /** All was right but from where it came (R6). */
    ADDRESS_NOT_ALLOWED
}
