package dev.rollcall.command.user;

import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.DefaultField;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request's {@code fields}, each checked against its field (R12).
 *
 * @param cleared fields that were sent as null
 * @param custom those of the organization's own fields
 */
record ProfileValues(Map<ProfileField, String> values, Set<ProfileField> cleared, CustomValues custom) {

    /**
     * @param fields as sent; the full name stands beside them
     * @param defined what the organization has for itself
     * @param own whether it is the user's own doing, for whom not all can be changed
     * @throws Refusal with a pointer to every field that is unknown, or not to be changed, or has a value it cannot have
     */
    static ProfileValues of(
            @Nullable String fullName,
            @Nullable Map<String, @Nullable String> fields,
            CustomFields.Defined defined,
            boolean own) {
        Taking taking = new Taking(defined, own);
        if (fullName != null) {
            taking.fullName(fullName);
        }
        if (fields != null) {
            fields.forEach(taking::take);
        }
        return taking.done();
    }

    /** R7: who is added has all that is mandatory. */
    ProfileValues refuseMissing(CustomFields.Defined defined) {
        return refuseMissing(defined, mandatory -> true);
    }

    /** The same for who joins, as far as it is theirs to say; the rest is for an admin to fill in. */
    ProfileValues refuseMissingOfTheirs(CustomFields.Defined defined) {
        return refuseMissing(defined, CustomField::selfEditable);
    }

    private ProfileValues refuseMissing(CustomFields.Defined defined, Predicate<CustomField> whose) {
        List<FieldError> missing = defined.byKey().entrySet().stream()
                .filter(field -> field.getValue().mandatory() && whose.test(field.getValue()))
                .filter(field -> !custom.values().containsKey(field.getKey()))
                .map(field -> new FieldError(pointer(field.getKey()), "field.mandatory", "must be given"))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
        return this;
    }

    private static String pointer(String key) {
        return JsonPointers.of("fields", key);
    }

    /** Takes one after the other, and remembers all that is wrong. */
    private static final class Taking {

        private final CustomFields.Defined defined;
        private final boolean own;
        private final Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        private final Set<ProfileField> cleared = EnumSet.noneOf(ProfileField.class);
        private final Map<String, String> customValues = new TreeMap<>();
        private final Set<String> customCleared = new TreeSet<>();
        private final List<FieldError> errors = new ArrayList<>();

        Taking(CustomFields.Defined defined, boolean own) {
            this.defined = defined;
            this.own = own;
        }

        void fullName(String text) {
            if (isEditable("/fullName", isSelfEditable(ProfileField.FULL_NAME))) {
                ProfileField.FULL_NAME
                        .normalized(text)
                        .ifPresentOrElse(
                                normal -> values.put(ProfileField.FULL_NAME, normal),
                                () -> wrong("/fullName", ProfileField.FULL_NAME.expectation()));
            }
        }

        void take(String key, @Nullable String value) {
            CustomField custom = defined.byKey().get(key);
            Optional<ProfileField> field = ProfileField.ofKey(key).filter(known -> known != ProfileField.FULL_NAME);
            if (custom != null) {
                takeCustom(key, custom, value);
            } else if (field.isPresent()) {
                takeDefault(field.get(), value);
            } else {
                errors.add(new FieldError(pointer(key), "field.unknown", "No such field."));
            }
        }

        private void takeDefault(ProfileField field, @Nullable String value) {
            if (!isEditable(pointer(field.key()), isSelfEditable(field))) {
                return;
            }
            if (value == null) {
                cleared.add(field);
            } else {
                field.normalized(value)
                        .ifPresentOrElse(
                                normal -> values.put(field, normal),
                                () -> wrong(pointer(field.key()), field.expectation()));
            }
        }

        private void takeCustom(String key, CustomField field, @Nullable String value) {
            if (!isEditable(pointer(key), field.selfEditable())) {
                return;
            }
            if (value != null) {
                CustomFields.normalized(field, value)
                        .ifPresentOrElse(
                                normal -> customValues.put(key, normal),
                                () -> wrong(pointer(key), "a value of the type " + field.type()));
            } else if (field.mandatory()) {
                errors.add(new FieldError(pointer(key), "field.mandatory", "cannot be cleared"));
            } else {
                customCleared.add(key);
            }
        }

        private boolean isEditable(String pointer, boolean selfEditable) {
            boolean editable = !own || selfEditable;
            if (!editable) {
                errors.add(new FieldError(pointer, "field.not-editable", "is for an admin to change"));
            }
            return editable;
        }

        private static boolean isSelfEditable(ProfileField field) {
            return DefaultField.ofKey(field.key())
                    .filter(DefaultField::selfEditable)
                    .isPresent();
        }

        private void wrong(String pointer, String expectation) {
            errors.add(new FieldError(pointer, "field.invalid-value", "must be " + expectation));
        }

        ProfileValues done() {
            if (!errors.isEmpty()) {
                throw Refusal.invalid(errors);
            }
            return new ProfileValues(
                    values,
                    cleared,
                    customValues.isEmpty()
                                    && customCleared.isEmpty()
                                    && defined.byKey().isEmpty()
                            ? CustomValues.NONE
                            : new CustomValues(customValues, customCleared, defined.claims()));
        }
    }
}
