package dev.rollcall.query.user;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A user as lists show them.
 *
 * @param role a predefined one or the name of one of the organization's own
 * @param addedAt position
 */
record DirectoryRow(
        UUID id,
        UUID organizationId,
        UserStatus status,
        UserType type,
        String role,
        String fullName,
        String nameKey,
        String primaryEmail,
        String emailKey,
        UUID departmentId,
        List<UUID> teamIds,
        long addedAt) {

    DirectoryRow withName(String name) {
        return new DirectoryRow(
                id,
                organizationId,
                status,
                type,
                role,
                name,
                key(name),
                primaryEmail,
                emailKey,
                departmentId,
                teamIds,
                addedAt);
    }

    DirectoryRow withEmail(String email) {
        return new DirectoryRow(
                id,
                organizationId,
                status,
                type,
                role,
                fullName,
                nameKey,
                email,
                key(email),
                departmentId,
                teamIds,
                addedAt);
    }

    DirectoryRow withDepartment(UUID department) {
        return new DirectoryRow(
                id,
                organizationId,
                status,
                type,
                role,
                fullName,
                nameKey,
                primaryEmail,
                emailKey,
                department,
                teamIds,
                addedAt);
    }

    DirectoryRow withRole(String other) {
        return with(status, other);
    }

    DirectoryRow withStatus(UserStatus other) {
        return with(other, role);
    }

    private DirectoryRow with(UserStatus otherStatus, String otherRole) {
        return new DirectoryRow(
                id,
                organizationId,
                otherStatus,
                type,
                otherRole,
                fullName,
                nameKey,
                primaryEmail,
                emailKey,
                departmentId,
                teamIds,
                addedAt);
    }

    DirectoryRow withTeam(UUID team) {
        return withTeams(Teams.with(teamIds, team));
    }

    DirectoryRow withoutTeam(UUID team) {
        return withTeams(Teams.without(teamIds, team));
    }

    private DirectoryRow withTeams(List<UUID> teams) {
        return new DirectoryRow(
                id,
                organizationId,
                status,
                type,
                role,
                fullName,
                nameKey,
                primaryEmail,
                emailKey,
                departmentId,
                teams,
                addedAt);
    }

    /** What is equal for sort and search. */
    static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
