package dev.rollcall.command.user;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.user.UserCommand.ChangeDepartmentPermissions;
import dev.rollcall.command.user.UserCommand.ChangeRole;
import dev.rollcall.command.user.UserCommand.ChangeStatus;
import dev.rollcall.command.user.UserCommand.LoseRole;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a user may do")
class UserStandingTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SALES = new UUID(2, 1);
    private static final UUID SUPPORT = new UUID(2, 2);
    private static final UUID ADA = new UUID(4, 1);

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    /** Sequence 0, then the rest. */
    private TestExecutor<User> ada(Role role, Object... events) {
        return fixture.given(new UserAdded(ACME, ADA, "Ada Example", "ada@acme.example", role, SALES))
                .andGiven(events);
    }

    private static UserRoleChanged changed(String role, String previous) {
        return new UserRoleChanged(ACME, ADA, role, previous);
    }

    @Nested
    class ChangesRole {

        private static ChangeRole to(String role, boolean bySuperAdmin) {
            return new ChangeRole(ACME, ADA, role, bySuperAdmin, false, List.of());
        }

        @ParameterizedTest
        @CsvSource({"MEMBER, ADMIN", "ADMIN, MEMBER", "TECHNICIAN, ADMIN", "MEMBER, HELP_DESK"})
        @DisplayName("R16 to another, predefined or not")
        void toAnother(Role before, String after) {
            ada(before)
                    .when(to(after, false))
                    .expectEvents(changed(after, before.name()))
                    .expectResultMessagePayload(1L);
        }

        @Test
        @DisplayName("R16 from a role of the organization's own to another")
        void fromCustom() {
            ada(Role.MEMBER, changed("HELP_DESK", "MEMBER"))
                    .when(to("NIGHT_SHIFT", false))
                    .expectEvents(changed("NIGHT_SHIFT", "HELP_DESK"));
        }

        @Test
        @DisplayName("to the one they have already: nothing happens")
        void toTheSame() {
            ada(Role.ADMIN).when(to("ADMIN", false)).expectNoEvents().expectResultMessagePayload(0L);
        }

        @ParameterizedTest
        @CsvSource({"MEMBER, SUPER_ADMIN", "SUPER_ADMIN, MEMBER", "SUPER_ADMIN, ADMIN"})
        @DisplayName("R3, R16 only a super admin makes or unmakes a super admin")
        void superAdmins(Role before, String after) {
            ada(before)
                    .when(to(after, false))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "role.super-admin-only"));
            new UserStandingTest().ada(before).when(to(after, true)).expectEvents(changed(after, before.name()));
        }

        @Test
        @DisplayName("R16 nobody gives or takes a role that may do what they may not")
        void beyondOwn() {
            ada(Role.MEMBER)
                    .when(new ChangeRole(ACME, ADA, "ADMIN", false, true, List.of()))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "role.beyond-own"));
        }

        @ParameterizedTest
        @CsvSource({"EXTERNAL, MEMBER", "MEMBER, EXTERNAL"})
        @DisplayName("R61 the role of external users is neither given nor taken")
        void external(Role before, String after) {
            ada(before).when(to(after, true)).expectNoEvents().expectException(Refused.with(CONFLICT, "role.external"));
        }

        @Test
        @DisplayName("R2 who is not active neither becomes super admin nor ceases to be one")
        void inactive() {
            ada(Role.MEMBER, new UserDeactivated(ACME, ADA, "MEMBER"))
                    .when(to("SUPER_ADMIN", true))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "user.inactive"));
            new UserStandingTest()
                    .ada(Role.MEMBER, new UserDeactivated(ACME, ADA, "MEMBER"))
                    .when(to("ADMIN", false))
                    .expectEvents(changed("ADMIN", "MEMBER"));
        }

        @Test
        @DisplayName("not of a user of another organization")
        void foreign() {
            ada(Role.MEMBER)
                    .when(new ChangeRole(new UUID(1, 1), ADA, "ADMIN", true, false, List.of()))
                    .expectNoEvents()
                    .expectException(Refused.with(NOT_FOUND, "user.not-found"));
        }
    }

    @Nested
    class LosesRole {

        private final LoseRole helpDesk = new LoseRole(ACME, ADA, "HELP_DESK", List.of());

        @Test
        @DisplayName("R5 is a member when the role is no more")
        void isMember() {
            ada(Role.MEMBER, changed("HELP_DESK", "MEMBER"))
                    .when(helpDesk)
                    .expectEvents(changed("MEMBER", "HELP_DESK"));
        }

        @Test
        @DisplayName("R5 is what they are if they have got another role meanwhile")
        void hasAnother() {
            ada(Role.MEMBER, changed("HELP_DESK", "MEMBER"), changed("SUPER_ADMIN", "HELP_DESK"))
                    .when(helpDesk)
                    .expectNoEvents();
        }
    }

    @Nested
    class ChangesDepartmentPermissions {

        private static ChangeDepartmentPermissions to(UUID... departments) {
            return new ChangeDepartmentPermissions(ACME, ADA, departments.length == 0, Set.of(departments));
        }

        private static DepartmentPermissionsChanged changed(UUID... departments) {
            return new DepartmentPermissionsChanged(ACME, ADA, departments.length == 0, Set.of(departments));
        }

        @Test
        @DisplayName("R16 a technician works for a named set, then for all")
        void changes() {
            ada(Role.TECHNICIAN).when(to(SALES, SUPPORT)).expectEvents(changed(SALES, SUPPORT));
            new UserStandingTest()
                    .ada(Role.TECHNICIAN, changed(SALES, SUPPORT))
                    .when(to())
                    .expectEvents(changed());
        }

        @Test
        @DisplayName("nothing happens when it is so already")
        void already() {
            ada(Role.TECHNICIAN, changed(SALES, SUPPORT))
                    .when(to(SUPPORT, SALES))
                    .expectNoEvents();
            new UserStandingTest()
                    .ada(Role.TECHNICIAN, changed(SALES), changed())
                    .when(to())
                    .expectNoEvents();
        }

        @ParameterizedTest
        @ValueSource(strings = {"SUPER_ADMIN", "ADMIN", "MEMBER", "EXTERNAL"})
        @DisplayName("R16 nobody but a technician works for departments")
        void others(Role role) {
            ada(role).when(to(SALES)).expectNoEvents().expectException(Refused.with(CONFLICT, "user.no-technician"));
        }

        @Test
        @DisplayName("R16 who is technician again begins without departments")
        void lostWithTheRole() {
            ada(
                            Role.TECHNICIAN,
                            changed(SALES),
                            new UserRoleChanged(ACME, ADA, "MEMBER", "TECHNICIAN"),
                            new UserRoleChanged(ACME, ADA, "TECHNICIAN", "MEMBER"))
                    .when(to(SALES))
                    .expectEvents(changed(SALES));
        }
    }

    @Nested
    class ChangesStatus {

        private static ChangeStatus to(boolean active, boolean bySuperAdmin) {
            return new ChangeStatus(ACME, ADA, active, bySuperAdmin, List.of());
        }

        @Test
        @DisplayName("R13 active and inactive, with the role in the event")
        void andBack() {
            ada(Role.ADMIN).when(to(false, false)).expectEvents(new UserDeactivated(ACME, ADA, "ADMIN"));
            new UserStandingTest()
                    .ada(Role.MEMBER, new UserDeactivated(ACME, ADA, "MEMBER"), changed("ADMIN", "MEMBER"))
                    .when(to(true, false))
                    .expectEvents(new UserActivated(ACME, ADA, "ADMIN"));
        }

        @Test
        @DisplayName("R13 nothing happens when it is so already, whoever asks")
        void already() {
            ada(Role.SUPER_ADMIN).when(to(true, false)).expectNoEvents().expectResultMessagePayload(0L);
            new UserStandingTest()
                    .ada(Role.MEMBER, new UserDeactivated(ACME, ADA, "MEMBER"))
                    .when(to(false, false))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("R13 of a super admin only by a super admin")
        void superAdmins() {
            ada(Role.SUPER_ADMIN)
                    .when(to(false, false))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "role.super-admin-only"));
            new UserStandingTest()
                    .ada(Role.SUPER_ADMIN)
                    .when(to(false, true))
                    .expectEvents(new UserDeactivated(ACME, ADA, "SUPER_ADMIN"));
        }
    }
}
