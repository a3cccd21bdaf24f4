package dev.rollcall.events.organization;

import java.util.Optional;
import java.util.stream.Stream;

/** The profile fields that every organization has: locked, they may be renamed and nothing else (R7). */
public enum DefaultField {
    FULL_NAME("fullName", "Full name", false),
    DISPLAY_NAME("displayName", "Display name", true),
    EMAIL("email", "E-mail", false),
    PHONE("phone", "Phone", true),
    MOBILE("mobile", "Mobile", true),
    EXTENSION("extension", "Extension", true),
    EMPLOYEE_ID("employeeId", "Employee ID", false),
    DEPARTMENT("department", "Department", false),
    DESIGNATION("designation", "Designation", false),
    REPORTING_TO("reportingTo", "Reporting to", false),
    SEATING_LOCATION("seatingLocation", "Seating location", true),
    DATE_OF_JOINING("dateOfJoining", "Date of joining", false),
    DATE_OF_BIRTH("dateOfBirth", "Date of birth", true),
    LANGUAGES("languages", "Languages", true),
    TIME_ZONE("timeZone", "Time zone", true);

    private final String key;
    private final String label;
    private final boolean selfEditable;

    DefaultField(String key, String label, boolean selfEditable) {
        this.key = key;
        this.label = label;
        this.selfEditable = selfEditable;
    }

    public static Optional<DefaultField> ofKey(String key) {
        return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** As in requests, answers and events. */
    public String key() {
        return key;
    }

    /** What it is called until an organization calls it something else. */
    public String label() {
        return label;
    }

    /** Whether its user may change it (R12). */
    public boolean selfEditable() {
        return selfEditable;
    }
}
