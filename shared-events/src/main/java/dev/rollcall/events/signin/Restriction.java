package dev.rollcall.events.signin;

/** What a session has to do before anything else works (R30, R41, R45). */
public enum Restriction {
    CHANGE_PASSWORD,
    ENROL_SECOND_FACTOR
}
