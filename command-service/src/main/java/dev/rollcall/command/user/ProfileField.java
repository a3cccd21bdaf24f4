package dev.rollcall.command.user;

import dev.rollcall.web.CanonicalUuid;
import dev.rollcall.web.ReadableText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The default profile fields (R7) that are set as values. The two missing to the fifteen, e-mail and department, have
 * commands of their own.
 */
enum ProfileField {
    FULL_NAME("fullName", "1 to 200 readable characters", ProfileField::text),
    DISPLAY_NAME("displayName", "1 to 200 readable characters", ProfileField::text),
    PHONE("phone", "a telephone number", ProfileField::phone),
    MOBILE("mobile", "a telephone number", ProfileField::phone),
    EXTENSION("extension", "1 to 10 digits", value -> matching(value, "\\d{1,10}")),
    EMPLOYEE_ID("employeeId", "1 to 200 readable characters", ProfileField::text),
    DESIGNATION("designation", "1 to 200 readable characters", ProfileField::text),
    REPORTING_TO("reportingTo", "the id of a user of this organization", ProfileField::id),
    SEATING_LOCATION("seatingLocation", "1 to 200 readable characters", ProfileField::text),
    DATE_OF_JOINING("dateOfJoining", "a date such as 2020-02-29", ProfileField::date),
    DATE_OF_BIRTH("dateOfBirth", "a date such as 2020-02-29", ProfileField::date),
    LANGUAGES("languages", "language tags (BCP 47) parted by commas", ProfileField::languages),
    TIME_ZONE("timeZone", "a time zone such as Europe/Berlin", ProfileField::timeZone);

    private static final int LONGEST_TEXT = 200;

    private final String key;
    private final String expectation;
    private final Form form;

    @FunctionalInterface
    private interface Form {
        /** The value as it is kept; empty for one that the field cannot have. */
        Optional<String> of(String value);
    }

    ProfileField(String key, String expectation, Form form) {
        this.key = key;
        this.expectation = expectation;
        this.form = form;
    }

    static Optional<ProfileField> ofKey(String key) {
        return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** As in requests, answers and events. */
    String key() {
        return key;
    }

    /** What a value must be, in words. */
    String expectation() {
        return expectation;
    }

    boolean isMandatory() {
        return this == FULL_NAME;
    }

    Optional<String> normalized(String value) {
        return form.of(ReadableText.normalize(value));
    }

    private static Optional<String> text(String value) {
        return Optional.of(value)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_TEXT && ReadableText.isReadable(text));
    }

    private static Optional<String> phone(String value) {
        return matching(value, "\\+?[0-9][0-9 ()./-]{2,31}");
    }

    private static Optional<String> matching(String value, String pattern) {
        return Optional.of(value).filter(text -> text.matches(pattern));
    }

    private static Optional<String> id(String value) {
        return CanonicalUuid.parse(value).map(UUID::toString);
    }

    private static Optional<String> date(String value) {
        try {
            return matching(value, "\\d{4}-\\d{2}-\\d{2}")
                    .map(date -> LocalDate.parse(date).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> timeZone(String value) {
        return Optional.of(value).filter(ZoneId.getAvailableZoneIds()::contains);
    }

    private static Optional<String> languages(String value) {
        if (value.isEmpty() || value.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Arrays.stream(value.split(",", -1))
                    .map(tag -> new Locale.Builder().setLanguageTag(tag.strip()).build())
                    .map(Locale::toLanguageTag)
                    .distinct()
                    .collect(Collectors.joining(",")));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
