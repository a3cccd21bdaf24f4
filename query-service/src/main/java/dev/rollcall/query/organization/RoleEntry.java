package dev.rollcall.query.organization;

import dev.rollcall.access.Roles;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.user.Role;
import dev.rollcall.query.platform.Cursor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A row of the matrix of privileges (R4).
 *
 * @param version sequence of the role's last event; 0 for a predefined one, which has none
 * @param privileges all of them
 */
record RoleEntry(String role, boolean predefined, long version, Map<Privilege, PrivilegeLevel> privileges) {

    private static RoleEntry predefined(Role role) {
        return new RoleEntry(role.name(), true, 0, Roles.privileges(role));
    }

    private static RoleEntry custom(String name, RolesRow.Custom role) {
        Map<Privilege, PrivilegeLevel> all = new EnumMap<>(Privilege.class);
        Arrays.stream(Privilege.values()).forEach(privilege -> all.put(privilege, PrivilegeLevel.NONE));
        all.putAll(role.privileges());
        return new RoleEntry(name, false, role.version(), all);
    }

    /** The whole matrix: first the predefined roles, then those of the organization's own by name. */
    static List<RoleEntry> matrix(RolesRow own) {
        return Stream.concat(
                        Stream.of(Role.values()).map(RoleEntry::predefined),
                        new TreeMap<>(own.roles())
                                .entrySet().stream().map(role -> custom(role.getKey(), role.getValue())))
                .toList();
    }

    /** What of the matrix comes after a role, which may have been deleted since. */
    static List<RoleEntry> after(String cursor, RolesRow own) {
        String last = place(Cursor.read(cursor, 1).getFirst());
        return matrix(own).stream()
                .filter(entry -> place(entry.role()).compareTo(last) > 0)
                .toList();
    }

    private static String place(String role) {
        return Roles.predefined(role)
                .map(predefined -> "0" + predefined.ordinal())
                .orElse("1" + role);
    }

    String cursor() {
        return Cursor.of(List.of(role));
    }
}
