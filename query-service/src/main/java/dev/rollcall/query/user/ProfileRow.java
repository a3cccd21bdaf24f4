package dev.rollcall.query.user;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A user with all that is known of them.
 *
 * @param version sequence of the user's last event
 * @param role a predefined one or the name of one of the organization's own
 * @param fields values of profile fields by key
 * @param emails whether it is verified, by address
 * @param permittedDepartmentIds for which departments a technician works, if not for all
 */
record ProfileRow(
        UUID id,
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
        List<UUID> permittedDepartmentIds) {

    private static final String FULL_NAME = "fullName";

    /** Values of fields, the full name among them; cleared fields have none any more. */
    ProfileRow withFields(long version, Map<String, String> values, List<String> cleared) {
        Map<String, String> after = new TreeMap<>(fields);
        after.putAll(values);
        cleared.forEach(after::remove);
        after.remove(FULL_NAME);
        return new ProfileRow(
                id,
                organizationId,
                version,
                status,
                type,
                role,
                values.getOrDefault(FULL_NAME, fullName),
                departmentId,
                teamIds,
                after,
                emails,
                primaryEmail,
                allDepartments,
                permittedDepartmentIds);
    }

    ProfileRow withDepartment(long version, UUID department) {
        return new ProfileRow(
                id,
                organizationId,
                version,
                status,
                type,
                role,
                fullName,
                department,
                teamIds,
                fields,
                emails,
                primaryEmail,
                allDepartments,
                permittedDepartmentIds);
    }

    ProfileRow withTeam(long version, UUID team) {
        return withTeams(version, Teams.with(teamIds, team));
    }

    ProfileRow withoutTeam(long version, UUID team) {
        return withTeams(version, Teams.without(teamIds, team));
    }

    private ProfileRow withTeams(long version, List<UUID> teams) {
        return new ProfileRow(
                id,
                organizationId,
                version,
                status,
                type,
                role,
                fullName,
                departmentId,
                teams,
                fields,
                emails,
                primaryEmail,
                allDepartments,
                permittedDepartmentIds);
    }

    ProfileRow withEmail(long version, String address, boolean verified) {
        Map<String, Boolean> after = new TreeMap<>(emails);
        after.put(address, verified);
        return withEmails(version, after, primaryEmail);
    }

    ProfileRow withoutEmail(long version, String address) {
        Map<String, Boolean> after = new TreeMap<>(emails);
        after.remove(address);
        return withEmails(version, after, primaryEmail);
    }

    ProfileRow withPrimaryEmail(long version, String address) {
        return withEmails(version, emails, address);
    }

    private ProfileRow withEmails(long version, Map<String, Boolean> addresses, String primary) {
        return new ProfileRow(
                id,
                organizationId,
                version,
                status,
                type,
                role,
                fullName,
                departmentId,
                teamIds,
                fields,
                addresses,
                primary,
                allDepartments,
                permittedDepartmentIds);
    }

    /** With another role a technician loses the departments. */
    ProfileRow withRole(long version, String other) {
        return with(version, status, other, false, List.of());
    }

    ProfileRow withStatus(long version, UserStatus other) {
        return with(version, other, role, allDepartments, permittedDepartmentIds);
    }

    ProfileRow withDepartmentPermissions(long version, boolean all, List<UUID> departments) {
        return with(version, status, role, all, departments);
    }

    private ProfileRow with(
            long version, UserStatus otherStatus, String otherRole, boolean all, List<UUID> departments) {
        return new ProfileRow(
                id,
                organizationId,
                version,
                otherStatus,
                type,
                otherRole,
                fullName,
                departmentId,
                teamIds,
                fields,
                emails,
                primaryEmail,
                all,
                departments);
    }
}
