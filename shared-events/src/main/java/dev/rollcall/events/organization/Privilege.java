package dev.rollcall.events.organization;

/** What a role may be trusted with (R4). */
public enum Privilege {
    BILLING,
    ASSIGN_ROLES,
    DEPARTMENT_PERMISSIONS,
    PREFERENCES,
    REBRANDING,
    EMAIL_TEMPLATES,
    INTEGRATIONS,
    FILE_MANAGER,
    SESSION_RECORDING,
    REPORTS
}
