package dev.rollcall.events.contacts;

/** How a user reached somebody. */
public enum InteractionKind {
    MESSAGE,
    CALL
}
