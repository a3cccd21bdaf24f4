package dev.rollcall.access;

import static dev.rollcall.events.organization.Privilege.BILLING;
import static dev.rollcall.events.organization.Privilege.PREFERENCES;
import static dev.rollcall.events.organization.Privilege.REPORTS;
import static dev.rollcall.events.organization.PrivilegeLevel.FULL;
import static dev.rollcall.events.organization.PrivilegeLevel.LIMITED;
import static dev.rollcall.events.organization.PrivilegeLevel.NONE;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.user.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The matrix of R4: which privilege a role has, and how far. */
public final class Roles {

    private static final Map<Role, Map<Privilege, PrivilegeLevel>> PREDEFINED = new EnumMap<>(Map.of(
            Role.SUPER_ADMIN, everything(FULL, Map.of()),
            Role.ADMIN, everything(FULL, Map.of(BILLING, NONE)),
            Role.TECHNICIAN, everything(NONE, Map.of(PREFERENCES, LIMITED, REPORTS, LIMITED)),
            Role.AUDITOR, everything(NONE, Map.of()),
            Role.MEMBER, everything(NONE, Map.of()),
            Role.EXTERNAL, everything(NONE, Map.of())));

    private Roles() {}

    private static Map<Privilege, PrivilegeLevel> everything(
            PrivilegeLevel level, Map<Privilege, PrivilegeLevel> exceptions) {
        Map<Privilege, PrivilegeLevel> row = new EnumMap<>(Privilege.class);
        Arrays.stream(Privilege.values()).forEach(privilege -> row.put(privilege, level));
        row.putAll(exceptions);
        return Collections.unmodifiableMap(row);
    }

    /** Empty for a name that is free for a custom role. */
    public static Optional<Role> predefined(String name) {
        return Stream.of(Role.values()).filter(role -> role.name().equals(name)).findFirst();
    }

    public static Map<Privilege, PrivilegeLevel> privileges(Role role) {
        return PREDEFINED.getOrDefault(role, Map.of());
    }

    /**
     * The privileges of a role by its name.
     *
     * @param custom as {@link #text} writes them; null for a role that has none of its own
     */
    public static Map<Privilege, PrivilegeLevel> privileges(String role, @Nullable String custom) {
        return predefined(role)
                .map(Roles::privileges)
                .orElseGet(() -> everything(NONE, custom == null ? Map.of() : parse(custom)));
    }

    /**
     * Whether all of these go no further than those: nobody gives away what they do not have. What is {@code LIMITED} is
     * about one's own affairs, and everybody's.
     */
    public static boolean isWithin(Map<Privilege, PrivilegeLevel> some, Map<Privilege, PrivilegeLevel> others) {
        return some.entrySet().stream()
                .filter(each -> each.getValue() == FULL)
                .allMatch(each -> others.get(each.getKey()) == FULL);
    }

    /** For a custom role's claim: what is not {@code NONE}, such as {@code ASSIGN_ROLES=FULL,REPORTS=LIMITED}. */
    public static String text(Map<Privilege, PrivilegeLevel> privileges) {
        return privileges.entrySet().stream()
                .filter(each -> each.getValue() != NONE)
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
    }

    private static Map<Privilege, PrivilegeLevel> parse(String text) {
        Map<Privilege, PrivilegeLevel> privileges = new EnumMap<>(Privilege.class);
        Stream.of(text.split(",")).filter(each -> !each.isEmpty()).forEach(each -> {
            int equals = each.indexOf('=');
            privileges.put(
                    Privilege.valueOf(each.substring(0, equals)), PrivilegeLevel.valueOf(each.substring(equals + 1)));
        });
        return privileges;
    }
}
