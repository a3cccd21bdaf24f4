package dev.rollcall.query.contacts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Under which name, and in which organization, a person is listed: under their display name, where they have one. */
record PersonRow(
        UUID id,
        UUID organizationId,
        String fullName,
        @Nullable String displayName,
        String nameKey) {

    private static final String FULL_NAME = "fullName";
    private static final String DISPLAY_NAME = "displayName";

    static PersonRow named(UUID id, UUID organizationId, String fullName, @Nullable String displayName) {
        String shown = displayName == null ? fullName : displayName;
        return new PersonRow(id, organizationId, fullName, displayName, shown.toLowerCase(Locale.ROOT));
    }

    /** Most changes of a profile are not about names. */
    static boolean isAboutNames(Map<String, String> values, List<String> cleared) {
        return values.containsKey(FULL_NAME) || values.containsKey(DISPLAY_NAME) || cleared.contains(DISPLAY_NAME);
    }

    PersonRow changed(Map<String, String> values, List<String> cleared) {
        String shown = cleared.contains(DISPLAY_NAME) ? null : values.getOrDefault(DISPLAY_NAME, displayName);
        return named(id, organizationId, values.getOrDefault(FULL_NAME, fullName), shown);
    }
}
