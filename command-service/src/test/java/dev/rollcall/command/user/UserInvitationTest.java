package dev.rollcall.command.user;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.user.InvitationCommand.AcceptInvitation;
import dev.rollcall.command.user.InvitationCommand.EndInvitation;
import dev.rollcall.command.user.InvitationCommand.InviteUser;
import dev.rollcall.command.user.InvitationCommand.LoseLicence;
import dev.rollcall.command.user.InvitationCommand.RenewInvitation;
import dev.rollcall.command.user.UserCommand.ChangeStatus;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import dev.rollcall.web.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Somebody who is invited")
class UserInvitationTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SALES = new UUID(2, 1);
    private static final UUID EAST = new UUID(3, 1);
    private static final UUID WEST = new UUID(3, 2);
    private static final UUID BEN = new UUID(4, 2);
    private static final UUID ADA = new UUID(4, 1);
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));
    private static final String ADDRESS = "ben@acme.example";

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    private static UUID code(int number) {
        return new UUID(5, number);
    }

    private static UserInvited invited(Role role, Instant expiresAt) {
        return new UserInvited(
                ACME,
                BEN,
                code(0),
                ADDRESS,
                null,
                role,
                SALES,
                Set.of(EAST, WEST),
                false,
                role == Role.TECHNICIAN ? Set.of(SALES) : Set.of(),
                "Acme",
                ADA,
                expiresAt);
    }

    private static InvitationEnded ended(@Nullable UUID code, Role role, InvitationEnd outcome) {
        return new InvitationEnded(ACME, BEN, code, ADDRESS, role, outcome);
    }

    private static InvitationRenewed renewed(int number, @Nullable UUID replaces) {
        return new InvitationRenewed(ACME, BEN, code(number), replaces, ADDRESS, null, Role.MEMBER, "Acme", ADA, END);
    }

    private TestExecutor<User> ben(Object... events) {
        return fixture.given(invited(Role.MEMBER, END)).andGiven(events);
    }

    @ParameterizedTest
    @CsvSource({"MEMBER, 30", "ADMIN, 30", "TECHNICIAN, 7"})
    @DisplayName("R11, R71 may join within 30 days, a technician within 7")
    void validity(Role role, int days) {
        fixture.givenNoPriorActivity()
                .when(new InviteUser(
                        ACME,
                        BEN,
                        code(0),
                        EmailAddress.parse(ADDRESS).orElseThrow(),
                        null,
                        role,
                        SALES,
                        Set.of(EAST, WEST),
                        false,
                        role == Role.TECHNICIAN ? Set.of(SALES) : Set.of(),
                        "Acme",
                        ADA,
                        NOW))
                .expectEvents(invited(role, NOW.plus(Duration.ofDays(days))));
    }

    @Test
    @DisplayName("R11 is no user before: nothing but the invitation can be changed")
    void notJoined() {
        ben().when(new ChangeStatus(ACME, BEN, false, true, List.of()))
                .expectException(Refused.with(CONFLICT, "user.not-joined"));
    }

    @Nested
    class IsInvitedAgain {

        private final RenewInvitation again = new RenewInvitation(ACME, BEN, code(9), "Acme", ADA, NOW);

        @Test
        @DisplayName("R11 with a new code in the place of the one before")
        void again() {
            ben().when(again).expectEvents(renewed(9, code(0)));
        }

        @Test
        @DisplayName("R11 also when the time was over")
        void afterTheEnd() {
            ben(ended(code(0), Role.MEMBER, InvitationEnd.EXPIRED)).when(again).expectEvents(renewed(9, null));
        }

        @Test
        @DisplayName("R11 at most three times")
        void fourthTime() {
            ben(IntStream.rangeClosed(1, 3)
                            .mapToObj(i -> renewed(i, code(i - 1)))
                            .toArray())
                    .when(again)
                    .expectException(Refused.with(CONFLICT, "invitation.renewed-too-often"));
        }

        @Test
        @DisplayName("R11 not after it was revoked: then there is nobody")
        void revoked() {
            ben(ended(code(0), Role.MEMBER, InvitationEnd.REVOKED))
                    .when(again)
                    .expectException(Refused.with(NOT_FOUND, "user.not-found"));
        }
    }

    @Nested
    class Accepts {

        private static AcceptInvitation with(UUID code, Instant now, UUID... closed) {
            return new AcceptInvitation(
                    ACME, BEN, code, "Ben C", Set.of(closed), Map.of(), CustomValues.NONE, now, List.of());
        }

        @Test
        @DisplayName("R11 and is a user with all that the invitation said")
        void joins() {
            ben().when(with(code(0), NOW))
                    .expectEvents(
                            ended(code(0), Role.MEMBER, InvitationEnd.ACCEPTED),
                            new UserAdded(ACME, BEN, "Ben C", ADDRESS, Role.MEMBER, SALES),
                            new UserAssignedToTeam(ACME, BEN, EAST),
                            new UserAssignedToTeam(ACME, BEN, WEST));
        }

        @Test
        @DisplayName("R71 a technician works for the departments of the invitation")
        void technician() {
            fixture.given(invited(Role.TECHNICIAN, END))
                    .when(with(code(0), NOW, EAST, WEST))
                    .expectEvents(
                            ended(code(0), Role.TECHNICIAN, InvitationEnd.ACCEPTED),
                            new UserAdded(ACME, BEN, "Ben C", ADDRESS, Role.TECHNICIAN, SALES),
                            new DepartmentPermissionsChanged(ACME, BEN, false, Set.of(SALES)));
        }

        @Test
        @DisplayName("R11 where a department or team has been archived since, without it")
        void archived() {
            ben().when(with(code(0), NOW, SALES, WEST))
                    .expectEvents(
                            ended(code(0), Role.MEMBER, InvitationEnd.ACCEPTED),
                            new UserAdded(ACME, BEN, "Ben C", ADDRESS, Role.MEMBER, ACME),
                            new UserAssignedToTeam(ACME, BEN, EAST));
        }

        @Test
        @DisplayName("R11 not when the time is over, to the millisecond")
        void tooLate() {
            ben().when(with(code(0), END)).expectException(Refused.with(CONFLICT, "invitation.expired"));
        }

        @Test
        @DisplayName("R11 in the last millisecond")
        void justInTime() {
            ben().when(with(code(0), END.minusMillis(1))).expectSuccessfulHandlerExecution();
        }

        @Test
        @DisplayName("R11 not with the code before")
        void codeBefore() {
            ben(renewed(1, code(0)))
                    .when(with(code(0), NOW))
                    .expectException(Refused.with(NOT_FOUND, "invitation.not-found"));
        }

        @Test
        @DisplayName("R11 not twice")
        void twice() {
            ben(
                            ended(code(0), Role.MEMBER, InvitationEnd.ACCEPTED),
                            new UserAdded(ACME, BEN, "Ben C", ADDRESS, Role.MEMBER, SALES))
                    .when(with(code(0), NOW))
                    .expectException(Refused.with(CONFLICT, "invitation.used"));
        }
    }

    @Nested
    class Ends {

        @Test
        @DisplayName("R11 by itself only when the time is over")
        void byItself() {
            ben().when(new EndInvitation(ACME, BEN, InvitationEnd.EXPIRED, END.minusMillis(1)))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("R11 by itself when it is")
        void over() {
            ben().when(new EndInvitation(ACME, BEN, InvitationEnd.EXPIRED, END))
                    .expectEvents(ended(code(0), Role.MEMBER, InvitationEnd.EXPIRED));
        }

        @Test
        @DisplayName("R11 by itself once")
        void once() {
            ben(ended(code(0), Role.MEMBER, InvitationEnd.EXPIRED))
                    .when(new EndInvitation(ACME, BEN, InvitationEnd.EXPIRED, END))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("R71 when it is revoked, also after its time")
        void revoked() {
            ben(ended(code(0), Role.MEMBER, InvitationEnd.EXPIRED))
                    .when(new EndInvitation(ACME, BEN, InvitationEnd.REVOKED, END))
                    .expectEvents(ended(null, Role.MEMBER, InvitationEnd.REVOKED));
        }

        @ParameterizedTest
        @EnumSource(
                value = Role.class,
                names = {"MEMBER", "TECHNICIAN"})
        @DisplayName("R72 when the licence is for somebody else")
        void withoutLicence(Role role) {
            fixture.given(invited(role, END))
                    .when(new LoseLicence(ACME, BEN, List.of()))
                    .expectEvents(ended(code(0), role, InvitationEnd.LICENCES_LOWERED));
        }
    }

    @Test
    @DisplayName("R72 a technician who loses the licence is a member, an admin stays one")
    void losesLicence() {
        fixture.given(new UserAdded(ACME, BEN, "Ben C", ADDRESS, Role.TECHNICIAN, SALES))
                .when(new LoseLicence(ACME, BEN, List.of()))
                .expectEvents(new UserRoleChanged(ACME, BEN, "MEMBER", "TECHNICIAN"));
    }

    @Test
    @DisplayName("R72 an admin who loses the licence stays an admin")
    void adminLosesLicence() {
        fixture.given(new UserAdded(ACME, BEN, "Ben C", ADDRESS, Role.ADMIN, SALES))
                .when(new LoseLicence(ACME, BEN, List.of()))
                .expectNoEvents();
    }
}
