package dev.rollcall.query.organization;

import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.DefaultField;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is not as everywhere about the profile fields of an organization (R7).
 *
 * @param id of the organization
 * @param labels by the key of a locked field, as far as it was renamed
 * @param fields of its own, by id
 */
record ProfileFieldsRow(UUID id, Map<String, Label> labels, Map<String, Custom> fields) {

    /** @param version sequence of the field's last event */
    record Label(String label, long version) {}

    record Custom(CustomField field, boolean disabled, long version) {}

    ProfileFieldsRow renamed(DefaultField field, String label, long version) {
        Map<String, Label> after = new TreeMap<>(labels);
        after.put(field.key(), new Label(label, version));
        return new ProfileFieldsRow(id, after, fields);
    }

    /** @param change of the field before; that is null for a new one */
    ProfileFieldsRow with(UUID fieldId, UnaryOperator<@Nullable Custom> change) {
        Map<String, Custom> after = new TreeMap<>(fields);
        Custom custom = change.apply(after.get(fieldId.toString()));
        if (custom == null) {
            after.remove(fieldId.toString());
        } else {
            after.put(fieldId.toString(), custom);
        }
        return new ProfileFieldsRow(id, labels, after);
    }
}
