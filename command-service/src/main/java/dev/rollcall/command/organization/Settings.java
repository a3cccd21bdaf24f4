package dev.rollcall.command.organization;

import dev.rollcall.access.Roles;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.web.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an organization has settled for itself: plan, policies, roles of its own (R3, R5, R6). */
final class Settings {

    /** Names the organization itself among what has a version: no policy and no role is called that. */
    static final String ORGANIZATION = "";

    private static final int MOST_ROLES = 50;

    private @Nullable String name;
    private @Nullable Plan plan;
    private final Map<String, Policy> policies = new HashMap<>();
    private final Map<String, Map<Privilege, PrivilegeLevel>> roles = new HashMap<>();

    /** Sequence of the last event about each: {@link #ORGANIZATION}, a policy, a role. */
    private final Map<String, Long> versions = new HashMap<>();

    boolean isNamed(String other) {
        return other.equals(name);
    }

    boolean isOn(Plan other) {
        return other == plan;
    }

    boolean hasRole(String role) {
        return roles.containsKey(role);
    }

    boolean hasRole(String role, Map<Privilege, PrivilegeLevel> privileges) {
        return privileges.equals(roles.get(role));
    }

    boolean holds(Policy policy) {
        Policy held = policies.get(policy.name());
        return held == null ? Policy.DEFAULTS.contains(policy) : policy.equals(held);
    }

    /** R5: a role of its own needs a paid plan, also to stay. */
    void refusePlan(Plan next) {
        if (next == Plan.FREE && !roles.isEmpty()) {
            throw Refusal.conflict(
                    "organization.custom-roles", "Delete the roles of your own first: they need a paid plan.");
        }
    }

    /** R5 */
    void refuseRole(String role) {
        if (plan != Plan.PAID) {
            throw Refusal.conflict("role.plan", "Roles of your own need a paid plan.");
        }
        if (!roles.containsKey(role) && roles.size() >= MOST_ROLES) {
            throw Refusal.conflict("role.too-many", "There can be %d roles of your own.".formatted(MOST_ROLES));
        }
    }

    /** Nobody gives away privileges that they do not have, nor takes any. */
    void refuseBeyond(Map<Privilege, PrivilegeLevel> own, String role, Map<Privilege, PrivilegeLevel> next) {
        if (!Roles.isWithin(next, own) || !Roles.isWithin(roles.getOrDefault(role, Map.of()), own)) {
            throw Refusal.conflict("role.beyond-own", "Nobody gives or takes privileges that they do not have.");
        }
    }

    long version(String of) {
        return versions.getOrDefault(of, 0L);
    }

    void named(String name, long version) {
        this.name = name;
        versions.put(ORGANIZATION, version);
    }

    void paying(Plan plan, long version) {
        this.plan = plan;
        versions.put(ORGANIZATION, version);
    }

    void licensed(long version) {
        versions.put(ORGANIZATION, version);
    }

    void demanding(Policy policy, long version) {
        policies.put(policy.name(), policy);
        versions.put(policy.name(), version);
    }

    void defined(String role, Map<Privilege, PrivilegeLevel> privileges, long version) {
        roles.put(role, privileges);
        versions.put(role, version);
    }

    void deleted(String role, long version) {
        roles.remove(role);
        versions.put(role, version);
    }
}
