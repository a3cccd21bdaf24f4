package dev.rollcall.events.organization;

/** What an organization pays for. */
public enum Plan {
    FREE,
    PAID
}
