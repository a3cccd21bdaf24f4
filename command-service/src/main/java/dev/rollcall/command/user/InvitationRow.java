package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.command.user.InviteeForm.Checked;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of people to invite.
 *
 * @param line on which it ends
 * @param values by column, as far as they are not blank
 * @param fits whether it has no more values than there are columns
 */
record InvitationRow(long line, Map<String, String> values, boolean fits) {

    /** Stands for bytes that mean nothing in UTF-8 (Unicode, section 3.9). */
    private static final char UNREADABLE = '\uFFFD';

    static InvitationRow of(long line, List<String> columns, CSVRecord record) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
            String value = record.get(i).strip();
            if (!value.isEmpty()) {
                values.put(columns.get(i), value);
            }
        }
        return new InvitationRow(line, values, record.size() <= columns.size());
    }

    /** Names of departments that have to be known. */
    Stream<String> departments() {
        return Stream.concat(value("department").stream(), names("permittedDepartments"));
    }

    /** Names of teams that have to be known. */
    Stream<String> teams() {
        return names("teams");
    }

    /**
     * @param departments ids by name, in lower case
     * @param teams ids by name, in lower case
     */
    Checked checked(UUID organizationId, Map<String, UUID> departments, Map<String, UUID> teams, Identity inviter) {
        InviteeForm form = new InviteeForm(line, organizationId, inviter);
        if (!fits) {
            form.wrong("/email", "csv.too-many-values", "the row has more values than there are columns");
        }
        values.forEach((column, value) -> {
            if (value.indexOf(UNREADABLE) >= 0) {
                form.wrong("/" + column, "csv.not-utf-8", "is not in UTF-8");
            }
        });
        form.email(values.get("email"));
        form.fullName(values.get("fullName"));
        form.role(values.get("role"));
        value("department")
                .ifPresent(
                        name -> form.departmentId(id(form, "/department", "department.not-found", name, departments)));
        form.teamIds(ids(form, "/teams", "team.not-found", names("teams"), teams));
        form.permitted(
                false,
                ids(form, "/permittedDepartments", "department.not-found", names("permittedDepartments"), departments));
        return form.checked();
    }

    private static Set<UUID> ids(
            InviteeForm form, String pointer, String code, Stream<String> names, Map<String, UUID> known) {
        Set<UUID> ids = new LinkedHashSet<>();
        names.forEach(name -> {
            UUID id = id(form, pointer, code, name, known);
            if (id != null) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static @Nullable UUID id(
            InviteeForm form, String pointer, String code, String name, Map<String, UUID> known) {
        UUID id = known.get(name.toLowerCase(Locale.ROOT));
        if (id == null) {
            form.wrong(pointer, code, "There is none of this name here.");
        }
        return id;
    }

    private Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column));
    }

    private Stream<String> names(String column) {
        return value(column).stream()
                .flatMap(text -> Arrays.stream(text.split(";")))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }
}
