package dev.rollcall.query.user;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A user as lists show them.
 *
 * @param id of the user at home; of the membership of an external one
 * @param role a predefined one or the name of one of the organization's own
 * @param addedAt position
 */
@RecordBuilder
record DirectoryRow(
        UUID id,
        UUID userId,
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
        Licence licence,
        long addedAt)
        implements DirectoryRowBuilder.With {

    DirectoryRow withTeam(UUID team) {
        return withTeamIds(Teams.with(teamIds, team));
    }

    DirectoryRow withoutTeam(UUID team) {
        return withTeamIds(Teams.without(teamIds, team));
    }

    DirectoryRow named(String name) {
        return with().fullName(name).nameKey(key(name)).build();
    }

    DirectoryRow under(String email) {
        return with().primaryEmail(email).emailKey(key(email)).build();
    }

    /** What is equal for sort and search. */
    static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
