package dev.rollcall.command.user;

import dev.rollcall.access.Roles;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.Refusal;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What a user may do, and whether they may do anything at all (R2, R13, R16). */
final class Standing {

    private String role = Role.MEMBER.name();
    private boolean active = true;
    private boolean allDepartments;
    private final Set<UUID> departments = new HashSet<>();

    String role() {
        return role;
    }

    boolean isActive() {
        return active;
    }

    boolean hasRole(String other) {
        return role.equals(other);
    }

    boolean worksFor(boolean all, Set<UUID> departmentIds) {
        return allDepartments == all && departments.equals(departmentIds);
    }

    /** R61: an external user stays one. R2: what an inactive user is does not count, and so does not change. */
    void refuseRole(String next, boolean bySuperAdmin, boolean beyondOwn) {
        if (isGuarded(next)) {
            refuseAllButSuperAdmins(bySuperAdmin);
        }
        refuseTouching(bySuperAdmin);
        if (beyondOwn) {
            throw Refusal.conflict(
                    "role.beyond-own", "A role of that kind is for somebody with more privileges to give.");
        }
        if (isExternal(role) || isExternal(next)) {
            throw Refusal.conflict("role.external", "The role EXTERNAL is neither given nor taken.");
        }
        if (!active && (isSuperAdmin(next) || isSuperAdmin(role))) {
            throw Refusal.conflict("user.inactive", "The user is not active.");
        }
    }

    /** Nobody but a super admin decides about a super admin, or about who watches the admins. */
    void refuseTouching(boolean bySuperAdmin) {
        if (isGuarded(role)) {
            refuseAllButSuperAdmins(bySuperAdmin);
        }
    }

    private static void refuseAllButSuperAdmins(boolean bySuperAdmin) {
        if (!bySuperAdmin) {
            throw Refusal.conflict(
                    "role.super-admin-only", "Only a super admin decides about super admins and auditors.");
        }
    }

    void refuseAllButTechnicians() {
        if (!role.equals(Role.TECHNICIAN.name())) {
            throw Refusal.conflict("user.no-technician", "Only technicians work for departments.");
        }
    }

    static boolean isGuarded(String role) {
        return isSuperAdmin(role) || role.equals(Role.AUDITOR.name());
    }

    static boolean isSuperAdmin(String role) {
        return role.equals(Role.SUPER_ADMIN.name());
    }

    static boolean isCustom(String role) {
        return Roles.predefined(role).isEmpty();
    }

    private static boolean isExternal(String role) {
        return role.equals(Role.EXTERNAL.name());
    }

    void begin(String first) {
        role = first;
    }

    void changed(String next) {
        role = next;
        allDepartments = false;
        departments.clear();
    }

    void worksFrom(boolean all, Set<UUID> departmentIds) {
        allDepartments = all;
        departments.clear();
        departments.addAll(departmentIds);
    }

    void isNow(boolean active) {
        this.active = active;
    }
}
