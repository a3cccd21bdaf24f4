package dev.rollcall.command.user;

import dev.rollcall.web.JsonPointers;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.Refusal.FieldError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request's {@code fields}, each checked against its field (R12).
 *
 * @param cleared fields that were sent as null
 */
record ProfileValues(Map<ProfileField, String> values, Set<ProfileField> cleared) {

    /** @throws Refusal with a pointer to every field that is unknown or has a value it cannot have */
    static ProfileValues of(@Nullable String fullName, @Nullable Map<String, @Nullable String> fields) {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        Set<ProfileField> cleared = EnumSet.noneOf(ProfileField.class);
        List<FieldError> errors = new ArrayList<>();
        if (fullName != null) {
            values.put(
                    ProfileField.FULL_NAME,
                    ProfileField.FULL_NAME.normalized(fullName).orElseThrow());
        }
        if (fields != null) {
            fields.forEach((key, value) -> {
                // The full name stands beside the fields, not among them.
                Optional<ProfileField> field = ProfileField.ofKey(key).filter(known -> known != ProfileField.FULL_NAME);
                if (field.isEmpty()) {
                    errors.add(new FieldError(pointer(key), "field.unknown", "No such field."));
                } else if (value == null) {
                    cleared.add(field.get());
                } else {
                    field.get()
                            .normalized(value)
                            .ifPresentOrElse(
                                    normal -> values.put(field.get(), normal),
                                    () -> errors.add(new FieldError(
                                            pointer(key),
                                            "field.invalid-value",
                                            "must be " + field.get().expectation())));
                }
            });
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new ProfileValues(values, cleared);
    }

    private static String pointer(String key) {
        return JsonPointers.of("fields", key);
    }
}
