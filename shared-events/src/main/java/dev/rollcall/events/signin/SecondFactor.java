package dev.rollcall.events.signin;

/** By what a sign-in was confirmed beside the password (R30). */
public enum SecondFactor {
    NONE,
    /** RFC 6238 */
    TOTP,
    RECOVERY_CODE
}
