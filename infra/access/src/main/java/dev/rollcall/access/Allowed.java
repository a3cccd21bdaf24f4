package dev.rollcall.access;

import static dev.rollcall.access.Reach.ALL;
import static dev.rollcall.access.Reach.NOTHING;
import static dev.rollcall.access.Reach.SELF;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.user.Role;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may carry an operation out.
 *
 * @param open to everybody, also who has not signed in
 * @param operator with the operator token
 * @param member every user, whatever the role
 * @param technician where that goes further
 * @param auditor who watches them, where that goes further
 * @param admin admins, where that goes further
 * @param superAdmin super admins, where that goes further
 * @param external external users, in an organization that they have joined (R61, R62)
 * @param privilege that lets its holders go further, to {@link Reach#ALL}, if they have it in {@code FULL} (R4)
 * @param sessionOnly never with an API token
 * @param stepUpSeconds at most so long before the user must have authenticated with their own password (R40, R50); 0 for
 *     at any time
 * @param evenRestricted also in a session that still has to do these things
 */
@RecordBuilder
record Allowed(
        boolean open,
        Reach operator,
        Reach member,
        Reach technician,
        Reach auditor,
        Reach admin,
        Reach superAdmin,
        Reach external,
        @Nullable Privilege privilege,
        boolean sessionOnly,
        int stepUpSeconds,
        Set<Restriction> evenRestricted)
        implements AllowedBuilder.With {

    /** R40 */
    static final int STEP_UP_SECONDS = 300;

    /** R50 */
    static final int STEP_UP_SECONDS_TO_DELETE = 180;

    private static Allowed of(Reach operator, Reach member, Reach admin, Reach superAdmin) {
        return new Allowed(
                false, operator, member, member, member, admin, superAdmin, NOTHING, null, false, 0, Set.of());
    }

    static Allowed anyone() {
        return new Allowed(true, ALL, ALL, ALL, ALL, ALL, ALL, ALL, null, false, 0, Set.of());
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

    /** Not even those who run the organization (R94). */
    static Allowed auditors() {
        return nobody().andAuditor();
    }

    Allowed andOperator() {
        return withOperator(ALL);
    }

    Allowed andAuditor() {
        return withAuditor(ALL);
    }

    /** What admins read, auditors read. */
    Allowed readByAuditors() {
        return withAuditor(privilege == null ? auditor.orFurther(admin) : ALL);
    }

    Allowed andSelf() {
        return with(each -> each.member(member.orFurther(SELF))
                .technician(technician.orFurther(SELF))
                .auditor(auditor.orFurther(SELF))
                .admin(admin.orFurther(SELF))
                .superAdmin(superAdmin.orFurther(SELF)));
    }

    /** Also those who have joined with limited access, as far as it is about themselves. */
    Allowed andExternal() {
        return withExternal(SELF);
    }

    /** What everybody may know of the organization, those too who have joined with limited access. */
    Allowed andExternalToo() {
        return withExternal(ALL);
    }

    Allowed and(Privilege holder) {
        return withPrivilege(holder);
    }

    Allowed inSession() {
        return withSessionOnly(true);
    }

    Allowed afterStepUp() {
        return afterStepUp(STEP_UP_SECONDS);
    }

    Allowed afterStepUp(int seconds) {
        return inSession().withStepUpSeconds(seconds);
    }

    Allowed even(Restriction... restrictions) {
        return withEvenRestricted(Set.of(restrictions));
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
            case AUDITOR -> auditor;
            case MEMBER -> member;
            case EXTERNAL -> external;
        };
        // What LIMITED allows, one's own affairs, is in the row itself.
        return privilege != null && identity.privileges().get(privilege) == PrivilegeLevel.FULL ? ALL : ofRole;
    }
}
