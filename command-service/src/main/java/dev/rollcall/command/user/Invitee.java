package dev.rollcall.command.user;

import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be invited, of whom all that can be known beforehand is all right.
 *
 * @param at where they stand among those to be invited: the index of an item, the number of a line
 * @param allDepartments whether a technician will work for all of them
 */
record Invitee(
        long at,
        EmailAddress email,
        @Nullable String fullName,
        Role role,
        UUID departmentId,
        Set<UUID> teamIds,
        boolean allDepartments,
        Set<UUID> permittedDepartmentIds) {}
