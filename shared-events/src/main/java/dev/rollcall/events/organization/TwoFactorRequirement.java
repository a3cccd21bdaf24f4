package dev.rollcall.events.organization;

/** Whether users must have a second factor (R6). */
public enum TwoFactorRequirement {
    OPTIONAL,
    REQUIRED
}
