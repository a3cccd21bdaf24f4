package dev.rollcall.events.signin;

/** What kind of client a session belongs to (R31). */
public enum DeviceKind {
    WEB,
    DESKTOP,
    MOBILE
}
