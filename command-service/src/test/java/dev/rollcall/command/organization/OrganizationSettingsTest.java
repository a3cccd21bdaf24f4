package dev.rollcall.command.organization;

import static dev.rollcall.access.Roles.privileges;
import static dev.rollcall.events.organization.Privilege.ASSIGN_ROLES;
import static dev.rollcall.events.organization.Privilege.REPORTS;
import static dev.rollcall.events.organization.PrivilegeLevel.FULL;
import static dev.rollcall.events.organization.PrivilegeLevel.LIMITED;
import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.FORBIDDEN;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;
import static dev.rollcall.web.Refusal.Reason.STALE;

import dev.rollcall.command.organization.OrganizationCommand.ChangeOrganization;
import dev.rollcall.command.organization.OrganizationCommand.ChangePolicy;
import dev.rollcall.command.organization.OrganizationCommand.DefineRole;
import dev.rollcall.command.organization.OrganizationCommand.DeleteRole;
import dev.rollcall.command.platform.Metadata;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.LicencesChanged;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRenamed;
import dev.rollcall.events.organization.OrganizationEvent.PasswordPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.PlanChanged;
import dev.rollcall.events.organization.OrganizationEvent.RoleDefined;
import dev.rollcall.events.organization.OrganizationEvent.RoleDeleted;
import dev.rollcall.events.organization.OrganizationEvent.RoleRedefined;
import dev.rollcall.events.organization.OrganizationEvent.SessionPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.TwoFactorPolicyChanged;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.organization.TwoFactorRequirement;
import dev.rollcall.events.user.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What an organization settles for itself")
class OrganizationSettingsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final FirstUser ADA = new FirstUser(new UUID(4, 1), "Ada Example", "ada@acme.example");
    private static final Map<Privilege, PrivilegeLevel> SOME = Map.of(ASSIGN_ROLES, FULL);
    private static final Map<Privilege, PrivilegeLevel> OTHER = Map.of(REPORTS, LIMITED);

    private final AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);

    /** Sequence 0 and 1, then the rest. */
    private TestExecutor<Organization> acme(Plan plan, Object... events) {
        return fixture.given(
                        new OrganizationRegistered(ACME, "Acme", "eu", plan, ADA),
                        new DepartmentCreated(ACME, ACME, "Acme"))
                .andGiven(events);
    }

    @Nested
    class Itself {

        private static ChangeOrganization change(
                @Nullable String name, @Nullable Plan plan, @Nullable Integer licences, boolean bySuperAdmin) {
            return new ChangeOrganization(ACME, name, plan, licences, bySuperAdmin, List.of());
        }

        @Test
        @DisplayName("R3 a super admin changes name, plan and licences at once")
        void all() {
            acme(Plan.FREE)
                    .when(change("Acme & Sons", Plan.PAID, 25, true))
                    .expectEvents(
                            new OrganizationRenamed(ACME, "Acme & Sons"),
                            new PlanChanged(ACME, Plan.PAID),
                            new LicencesChanged(ACME, 25))
                    .expectResultMessagePayload(4L);
        }

        @Test
        @DisplayName("R3 an admin changes the name, and the department of that name stays as it is")
        void name() {
            acme(Plan.FREE)
                    .when(change("Acme & Sons", null, null, false))
                    .expectEvents(new OrganizationRenamed(ACME, "Acme & Sons"));
        }

        static Stream<ChangeOrganization> paidFor() {
            return Stream.of(
                    change(null, Plan.PAID, null, false),
                    change(null, null, 25, false),
                    change("Acme & Sons", null, 0, false),
                    change("Acme & Sons", Plan.FREE, null, false));
        }

        @ParameterizedTest
        @MethodSource("paidFor")
        @DisplayName("R3 nobody else changes plan or licences, not even to what they are")
        void byAnAdmin(ChangeOrganization command) {
            acme(Plan.FREE)
                    .when(command)
                    .expectNoEvents()
                    .expectException(Refused.with(FORBIDDEN, "access.super-admin-only"));
        }

        @Test
        @DisplayName("nothing happens when it is so already")
        void already() {
            acme(Plan.PAID, new LicencesChanged(ACME, 25))
                    .when(change("Acme", Plan.PAID, 25, true))
                    .expectNoEvents()
                    .expectResultMessagePayload(2L);
        }

        @Test
        @DisplayName("R5 stays on the paid plan while it has roles of its own")
        void customRoles() {
            acme(Plan.PAID, new RoleDefined(ACME, "HELP_DESK", SOME))
                    .when(change("Acme & Sons", Plan.FREE, null, true))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "organization.custom-roles"));
            new OrganizationSettingsTest()
                    .acme(Plan.PAID, new RoleDefined(ACME, "HELP_DESK", SOME), new RoleDeleted(ACME, "HELP_DESK"))
                    .when(change(null, Plan.FREE, null, true))
                    .expectEvents(new PlanChanged(ACME, Plan.FREE));
        }

        @Test
        @DisplayName("is changed only in the version that the caller has seen; what is about policies does not count")
        void ifMatch() {
            acme(
                            Plan.PAID,
                            new LicencesChanged(ACME, 25),
                            new TwoFactorPolicyChanged(ACME, TwoFactorRequirement.REQUIRED))
                    .when(change("Acme & Sons", null, null, true), Map.of(Metadata.IF_MATCH, List.of(2L)))
                    .expectEvents(new OrganizationRenamed(ACME, "Acme & Sons"));
            new OrganizationSettingsTest()
                    .acme(Plan.PAID, new LicencesChanged(ACME, 25))
                    .when(change("Acme & Sons", null, null, true), Map.of(Metadata.IF_MATCH, List.of(0L)))
                    .expectNoEvents()
                    .expectException(Refused.with(STALE, "request.stale"));
        }
    }

    @Nested
    class Policies {

        static Stream<Arguments> changes() {
            return Stream.of(
                    Arguments.of(
                            new Policy.TwoFactor(TwoFactorRequirement.REQUIRED),
                            new TwoFactorPolicyChanged(ACME, TwoFactorRequirement.REQUIRED)),
                    Arguments.of(new Policy.Password(14, 180, 3), new PasswordPolicyChanged(ACME, 14, 180, 3)),
                    Arguments.of(new Policy.Session(3_600, 600, 2), new SessionPolicyChanged(ACME, 3_600, 600, 2)));
        }

        @ParameterizedTest
        @MethodSource("changes")
        @DisplayName("R6 are changed one by one, and nothing happens the second time")
        void change(Policy policy, Object event) {
            acme(Plan.FREE)
                    .when(new ChangePolicy(ACME, policy))
                    .expectEvents(event)
                    .expectResultMessagePayload(2L);
            new OrganizationSettingsTest()
                    .acme(Plan.FREE, event)
                    .when(new ChangePolicy(ACME, policy))
                    .expectNoEvents()
                    .expectResultMessagePayload(2L);
        }

        static Stream<Policy> defaults() {
            return Stream.of(
                    new Policy.TwoFactor(TwoFactorRequirement.OPTIONAL),
                    new Policy.Password(12, null, 5),
                    new Policy.Session(43_200, 1_800, 10));
        }

        @ParameterizedTest
        @MethodSource("defaults")
        @DisplayName("R6 are what they are by default until somebody says otherwise")
        void byDefault(Policy policy) {
            acme(Plan.FREE)
                    .when(new ChangePolicy(ACME, policy))
                    .expectNoEvents()
                    .expectResultMessagePayload(0L);
        }

        @Test
        @DisplayName("R6 go back to the default by an event")
        void back() {
            acme(Plan.FREE, new PasswordPolicyChanged(ACME, 14, 180, 3))
                    .when(new ChangePolicy(ACME, new Policy.Password(12, null, 5)))
                    .expectEvents(new PasswordPolicyChanged(ACME, 12, null, 5));
        }

        @Test
        @DisplayName("are each changed only in the version that the caller has seen")
        void ifMatch() {
            acme(
                            Plan.FREE,
                            new PasswordPolicyChanged(ACME, 14, 180, 3),
                            new TwoFactorPolicyChanged(ACME, TwoFactorRequirement.REQUIRED))
                    .when(
                            new ChangePolicy(ACME, new Policy.Password(8, null, 0)),
                            Map.of(Metadata.IF_MATCH, List.of(2L)))
                    .expectEvents(new PasswordPolicyChanged(ACME, 8, null, 0));
        }
    }

    @Nested
    class Roles {

        private static DefineRole define(String role, Map<Privilege, PrivilegeLevel> privileges) {
            return new DefineRole(ACME, role, privileges, privileges(Role.ADMIN));
        }

        private static DeleteRole delete(String role) {
            return new DeleteRole(ACME, role, privileges(Role.ADMIN), List.of());
        }

        @Test
        @DisplayName("R5 are defined, and defined anew")
        void defined() {
            acme(Plan.PAID)
                    .when(define("HELP_DESK", SOME))
                    .expectEvents(new RoleDefined(ACME, "HELP_DESK", SOME))
                    .expectResultMessagePayload(2L);
            new OrganizationSettingsTest()
                    .acme(Plan.PAID, new RoleDefined(ACME, "HELP_DESK", SOME))
                    .when(define("HELP_DESK", OTHER))
                    .expectEvents(new RoleRedefined(ACME, "HELP_DESK", OTHER));
            new OrganizationSettingsTest()
                    .acme(
                            Plan.PAID,
                            new RoleDefined(ACME, "HELP_DESK", SOME),
                            new RoleRedefined(ACME, "HELP_DESK", OTHER))
                    .when(define("HELP_DESK", OTHER))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("R5 hold nothing that who defines or deletes them does not have")
        void beyondOwn() {
            Map<Privilege, PrivilegeLevel> billing = Map.of(Privilege.BILLING, PrivilegeLevel.FULL);
            acme(Plan.PAID)
                    .when(define("PURSE", billing))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "role.beyond-own"));
            new OrganizationSettingsTest()
                    .acme(Plan.PAID, new RoleDefined(ACME, "PURSE", billing))
                    .when(delete("PURSE"))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "role.beyond-own"));
        }

        @Test
        @DisplayName("R5 need a paid plan")
        void onThePaidPlan() {
            acme(Plan.FREE)
                    .when(define("HELP_DESK", SOME))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "role.plan"));
        }

        @Test
        @DisplayName("R5 are at most fifty; those that there are can still be changed")
        void most() {
            Object[] fifty = IntStream.range(0, 50)
                    .mapToObj(i -> new RoleDefined(ACME, "ROLE_" + i, SOME))
                    .toArray();
            acme(Plan.PAID, fifty)
                    .when(define("ONE_MORE", SOME))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "role.too-many"));
            new OrganizationSettingsTest()
                    .acme(Plan.PAID, fifty)
                    .when(define("ROLE_49", OTHER))
                    .expectEvents(new RoleRedefined(ACME, "ROLE_49", OTHER));
            new OrganizationSettingsTest()
                    .acme(
                            Plan.PAID,
                            Stream.concat(Stream.of(fifty), Stream.of(new RoleDeleted(ACME, "ROLE_7")))
                                    .toArray())
                    .when(define("ONE_MORE", SOME))
                    .expectEvents(new RoleDefined(ACME, "ONE_MORE", SOME));
        }

        @Test
        @DisplayName("R5 are deleted once")
        void deleted() {
            acme(Plan.PAID, new RoleDefined(ACME, "HELP_DESK", SOME))
                    .when(delete("HELP_DESK"))
                    .expectEvents(new RoleDeleted(ACME, "HELP_DESK"));
            new OrganizationSettingsTest()
                    .acme(Plan.PAID, new RoleDefined(ACME, "HELP_DESK", SOME), new RoleDeleted(ACME, "HELP_DESK"))
                    .when(delete("HELP_DESK"))
                    .expectNoEvents()
                    .expectException(Refused.with(NOT_FOUND, "role.not-found"));
        }
    }
}
