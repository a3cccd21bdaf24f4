package dev.rollcall.access;

import static dev.rollcall.access.Reach.ALL;
import static dev.rollcall.access.Reach.NOTHING;
import static dev.rollcall.access.Reach.SELF;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.user.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may carry an operation out.
 *
 * @param open to everybody, also who has not signed in
 * @param operator with the operator token
 * @param member every user, whatever the role
 * @param technician where that goes further
 * @param admin admins, where that goes further
 * @param superAdmin super admins, where that goes further
 * @param external external users, in an organization that they have joined (R61, R62)
 * @param privilege that lets its holders go further, to {@link Reach#ALL}, if they have it in {@code FULL} (R4)
 * @param sessionOnly never with an API token
 * @param stepUpSeconds at most so long before the user must have authenticated with their own password (R40, R50); 0 for
 *     at any time
 * @param evenRestricted also in a session that still has to do these things
 */
record Allowed(
        boolean open,
        Reach operator,
        Reach member,
        Reach technician,
        Reach admin,
        Reach superAdmin,
        Reach external,
        @Nullable Privilege privilege,
        boolean sessionOnly,
        int stepUpSeconds,
        Set<Restriction> evenRestricted) {

    /** R40 */
    static final int STEP_UP_SECONDS = 300;

    /** R50 */
    static final int STEP_UP_SECONDS_TO_DELETE = 180;

    private static Allowed of(Reach operator, Reach member, Reach admin, Reach superAdmin) {
        return new Allowed(false, operator, member, member, admin, superAdmin, NOTHING, null, false, 0, Set.of());
    }

    static Allowed anyone() {
        return new Allowed(true, ALL, ALL, ALL, ALL, ALL, ALL, null, false, 0, Set.of());
    }

    static Allowed nobody() {
        return of(NOTHING, NOTHING, NOTHING, NOTHING);
    }

    /** Every user, in their own affairs. */
    static Allowed self() {
        return of(NOTHING, SELF, SELF, SELF);
    }

    /** Every user of the organization. */
    static Allowed members() {
        return of(NOTHING, ALL, ALL, ALL);
    }

    static Allowed admins() {
        return of(NOTHING, NOTHING, ALL, ALL);
    }

    static Allowed superAdmins() {
        return of(NOTHING, NOTHING, NOTHING, ALL);
    }

    static Allowed operatorOnly() {
        return of(ALL, NOTHING, NOTHING, NOTHING);
    }

    Allowed andOperator() {
        return new Allowed(
                open,
                ALL,
                member,
                technician,
                admin,
                superAdmin,
                external,
                privilege,
                sessionOnly,
                stepUpSeconds,
                evenRestricted);
    }

    Allowed andSelf() {
        return new Allowed(
                open,
                operator,
                member.orFurther(SELF),
                technician.orFurther(SELF),
                admin.orFurther(SELF),
                superAdmin.orFurther(SELF),
                external,
                privilege,
                sessionOnly,
                stepUpSeconds,
                evenRestricted);
    }

    /** Also those who have joined with limited access, as far as it is about themselves. */
    Allowed andExternal() {
        return andExternal(SELF);
    }

    /** What everybody may know of the organization, those too who have joined with limited access. */
    Allowed andExternalToo() {
        return andExternal(ALL);
    }

    private Allowed andExternal(Reach reach) {
        return new Allowed(
                open,
                operator,
                member,
                technician,
                admin,
                superAdmin,
                reach,
                privilege,
                sessionOnly,
                stepUpSeconds,
                evenRestricted);
    }

    Allowed and(Privilege holder) {
        return new Allowed(
                open,
                operator,
                member,
                technician,
                admin,
                superAdmin,
                external,
                holder,
                sessionOnly,
                stepUpSeconds,
                evenRestricted);
    }

    Allowed inSession() {
        return new Allowed(
                open,
                operator,
                member,
                technician,
                admin,
                superAdmin,
                external,
                privilege,
                true,
                stepUpSeconds,
                evenRestricted);
    }

    Allowed afterStepUp() {
        return afterStepUp(STEP_UP_SECONDS);
    }

    Allowed afterStepUp(int seconds) {
        return new Allowed(
                open,
                operator,
                member,
                technician,
                admin,
                superAdmin,
                external,
                privilege,
                true,
                seconds,
                evenRestricted);
    }

    Allowed even(Restriction... restrictions) {
        return new Allowed(
                open,
                operator,
                member,
                technician,
                admin,
                superAdmin,
                external,
                privilege,
                sessionOnly,
                stepUpSeconds,
                Set.of(restrictions));
    }

    /** How far this caller may go. */
    Reach reachOf(Identity identity) {
        if (identity.kind() == Identity.Kind.OPERATOR) {
            return operator;
        }
        if (identity.kind() == Identity.Kind.ANONYMOUS) {
            return open ? ALL : NOTHING;
        }
        Reach ofRole = switch (Roles.predefined(String.valueOf(identity.role())).orElse(Role.MEMBER)) {
            case SUPER_ADMIN -> superAdmin;
            case ADMIN -> admin;
            case TECHNICIAN -> technician;
            case MEMBER -> member;
            case EXTERNAL -> external;
        };
        // What LIMITED allows, one's own affairs, is in the row itself.
        return privilege != null && identity.privileges().get(privilege) == PrivilegeLevel.FULL ? ALL : ofRole;
    }
}
