package dev.rollcall.query.user;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user with all that is known of them.
 *
 * @param id of the user at home; of the membership of an external one
 * @param version sequence of the user's last event
 * @param role a predefined one or the name of one of the organization's own
 * @param fields values of profile fields by key
 * @param emails whether it is verified, by address
 * @param permittedDepartmentIds for which departments a technician works, if not for all
 * @param sources of values that do not come from here, by the key of the field; the department's, too
 * @param invitationExpiresAt null where none is open
 */
@RecordBuilder
record ProfileRow(
        UUID id,
        UUID userId,
        UUID organizationId,
        long version,
        UserStatus status,
        UserType type,
        String role,
        String fullName,
        UUID departmentId,
        List<UUID> teamIds,
        Map<String, String> fields,
        Map<String, Boolean> emails,
        String primaryEmail,
        boolean allDepartments,
        List<UUID> permittedDepartmentIds,
        Licence licence,
        @Nullable Instant invitationExpiresAt,
        int invitationRenewals,
        Map<String, String> sources)
        implements ProfileRowBuilder.With {

    static final String DEPARTMENT = "department";

    private static final String FULL_NAME = "fullName";
    private static final String PEOPLE_DIRECTORY = "PEOPLE_DIRECTORY";

    /** Values of fields, the full name among them; cleared fields have none any more. */
    ProfileRow withFields(Map<String, String> values, List<String> cleared) {
        Map<String, String> after = new TreeMap<>(fields);
        after.putAll(values);
        cleared.forEach(after::remove);
        after.remove(FULL_NAME);
        return with().fullName(values.getOrDefault(FULL_NAME, fullName))
                .fields(after)
                .sources(without(without(sources, values.keySet()), cleared))
                .build();
    }

    ProfileRow withTeam(UUID team) {
        return withTeamIds(Teams.with(teamIds, team));
    }

    ProfileRow withoutTeam(UUID team) {
        return withTeamIds(Teams.without(teamIds, team));
    }

    /** A department that comes from here. */
    ProfileRow in(UUID department) {
        return withDepartmentId(department).withSources(without(sources, List.of(DEPARTMENT)));
    }

    /** What the people directory says (R9). */
    ProfileRow synchronizedWith(Map<String, String> values, List<String> gone, @Nullable UUID department) {
        Map<String, String> from = new TreeMap<>(without(sources, gone));
        values.keySet().forEach(key -> from.put(key, PEOPLE_DIRECTORY));
        ProfileRow after = withFields(values, gone);
        if (department != null) {
            from.put(DEPARTMENT, PEOPLE_DIRECTORY);
            after = after.withDepartmentId(department);
        }
        return after.withSources(from);
    }

    private static Map<String, String> without(Map<String, String> sources, Collection<String> keys) {
        Map<String, String> after = new TreeMap<>(sources);
        keys.forEach(after::remove);
        return after;
    }

    ProfileRow withEmail(String address, boolean verified) {
        Map<String, Boolean> after = new TreeMap<>(emails);
        after.put(address, verified);
        return withEmails(after);
    }

    ProfileRow withoutEmail(String address) {
        Map<String, Boolean> after = new TreeMap<>(emails);
        after.remove(address);
        return withEmails(after);
    }

    ProfileRow workingFor(boolean all, List<UUID> departments) {
        return with().allDepartments(all).permittedDepartmentIds(departments).build();
    }

    /** With another role a technician loses the departments. */
    ProfileRow inRole(String other) {
        return withRole(other).workingFor(false, List.of());
    }
}
