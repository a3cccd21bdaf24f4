package dev.rollcall.events.signin;

/** Why a session ended (R31). */
public enum EndReason {
    SIGN_OUT,
    REVOKED_BY_USER,
    REVOKED_BY_ADMIN,
    IDLE,
    LIFETIME,
    /** The user signed in once more than the policy allows at the same time (R6). */
    TOO_MANY_SESSIONS,
    PASSWORD_RESET,
    SECOND_FACTOR_RESET,
    DEACTIVATION,
    DELETION
}
