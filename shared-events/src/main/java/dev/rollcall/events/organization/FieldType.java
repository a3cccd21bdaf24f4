package dev.rollcall.events.organization;

/** What a profile field of an organization's own holds (R7). */
public enum FieldType {
    TEXT,
    NUMBER,
    DROPDOWN,
    DATE,
    URL
}
