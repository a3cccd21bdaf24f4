package dev.rollcall.query.contacts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Under which name, and in which organization, a person is listed: under their display name, where they have one.
 *
 * @param leftAt null for who is not deleted
 */
@RecordBuilder
record PersonRow(
        UUID id,
        UUID organizationId,
        String fullName,
        @Nullable String displayName,
        String nameKey,
        boolean active,
        Instant joinedAt,
        @Nullable Instant leftAt)
        implements PersonRowBuilder.With {

    private static final String FULL_NAME = "fullName";
    private static final String DISPLAY_NAME = "displayName";

    static PersonRow joined(UUID id, UUID organizationId, String fullName, Instant at) {
        return new PersonRow(id, organizationId, fullName, null, key(fullName), true, at, null);
    }

    /** Most changes of a profile are not about names. */
    static boolean isAboutNames(Map<String, String> values, List<String> cleared) {
        return values.containsKey(FULL_NAME) || values.containsKey(DISPLAY_NAME) || cleared.contains(DISPLAY_NAME);
    }

    PersonRow changed(Map<String, String> values, List<String> cleared) {
        String shown = cleared.contains(DISPLAY_NAME) ? null : values.getOrDefault(DISPLAY_NAME, displayName);
        return named(values.getOrDefault(FULL_NAME, fullName), shown);
    }

    PersonRow named(String full, @Nullable String display) {
        return with().fullName(full)
                .displayName(display)
                .nameKey(key(display == null ? full : display))
                .build();
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
