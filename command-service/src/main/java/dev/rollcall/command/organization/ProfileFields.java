package dev.rollcall.command.organization;

import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.DefaultField;
import dev.rollcall.events.organization.FieldType;
import dev.rollcall.web.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The profile fields of an organization: fifteen that are always there, and its own (R7). */
final class ProfileFields {

    private static final int MOST_CUSTOM = 10;

    private final Map<String, String> labels = new HashMap<>();
    private final Map<UUID, CustomField> custom = new LinkedHashMap<>();
    private final Map<UUID, Boolean> disabled = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();

    long version(String key) {
        return versions.getOrDefault(key, 0L);
    }

    /** @throws Refusal for what is no field here */
    CustomField custom(UUID fieldId) {
        return Optional.ofNullable(custom.get(fieldId))
                .orElseThrow(() -> Refusal.notFound("profile-field.not-found", "There is no such field here."));
    }

    boolean isDisabled(UUID fieldId) {
        return disabled.getOrDefault(fieldId, false);
    }

    boolean isCalled(DefaultField field, String label) {
        return labels.getOrDefault(field.key(), field.label()).equals(label);
    }

    void refuseOneMore() {
        if (custom.size() >= MOST_CUSTOM) {
            throw Refusal.conflict(
                    "profile-field.too-many", "There can be %d fields of your own.".formatted(MOST_CUSTOM));
        }
    }

    /** @param key of the field that is to be called so */
    void refuseTakenLabel(String key, String label) {
        Stream<Map.Entry<String, String>> defaults = Stream.of(DefaultField.values())
                .map(field -> Map.entry(field.key(), labels.getOrDefault(field.key(), field.label())));
        Stream<Map.Entry<String, String>> own = custom.entrySet().stream()
                .map(field ->
                        Map.entry(field.getKey().toString(), field.getValue().label()));
        if (Stream.concat(defaults, own)
                .anyMatch(other -> !other.getKey().equals(key) && isSame(other.getValue(), label))) {
            throw Refusal.conflict("profile-field.label-taken", "Another field is called that.");
        }
    }

    private static boolean isSame(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /** R7: what a field holds stays, and what is personal once is so for good. */
    static void refuseRedefinition(CustomField before, CustomField after) {
        if (before.type() != after.type()) {
            throw Refusal.conflict("profile-field.type", "A field keeps its type.");
        }
        if (before.personal() && !after.personal()) {
            throw Refusal.conflict("profile-field.personal", "What is personal stays personal.");
        }
    }

    /** @throws Refusal for a drop-down without options, and for options of anything else */
    static void refuseOptions(CustomField field) {
        if (field.options().isEmpty() == (field.type() == FieldType.DROPDOWN)) {
            throw Refusal.invalid("/options", "field.options", "belong to a drop-down, and only there");
        }
    }

    void renamed(DefaultField field, String label, long version) {
        labels.put(field.key(), label);
        versions.put(field.key(), version);
    }

    void defined(UUID fieldId, CustomField field, long version) {
        custom.put(fieldId, field);
        versions.put(fieldId.toString(), version);
    }

    void disabled(UUID fieldId, boolean isDisabled, long version) {
        disabled.put(fieldId, isDisabled);
        versions.put(fieldId.toString(), version);
    }

    void deleted(UUID fieldId, long version) {
        custom.remove(fieldId);
        disabled.remove(fieldId);
        versions.put(fieldId.toString(), version);
    }
}
