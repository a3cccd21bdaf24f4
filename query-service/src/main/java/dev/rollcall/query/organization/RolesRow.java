package dev.rollcall.query.organization;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The roles of an organization's own (R5).
 *
 * @param id of the organization
 * @param roles by name
 */
record RolesRow(UUID id, Map<String, Custom> roles) {

    /**
     * @param version sequence of the role's last event
     * @param privileges those not named are {@code NONE}
     */
    record Custom(long version, Map<Privilege, PrivilegeLevel> privileges) {}

    RolesRow with(String role, long version, Map<Privilege, PrivilegeLevel> privileges) {
        Map<String, Custom> after = new TreeMap<>(roles);
        after.put(role, new Custom(version, privileges));
        return new RolesRow(id, after);
    }

    RolesRow without(String role) {
        Map<String, Custom> after = new TreeMap<>(roles);
        after.remove(role);
        return new RolesRow(id, after);
    }
}
