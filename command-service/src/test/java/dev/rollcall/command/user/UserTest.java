package dev.rollcall.command.user;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;
import static dev.rollcall.web.Refusal.Reason.STALE;

import dev.rollcall.command.platform.Metadata;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.user.UserCommand.AddEmail;
import dev.rollcall.command.user.UserCommand.AddUser;
import dev.rollcall.command.user.UserCommand.AssignToTeam;
import dev.rollcall.command.user.UserCommand.ChangeDepartment;
import dev.rollcall.command.user.UserCommand.ChangeProfile;
import dev.rollcall.command.user.UserCommand.RemoveEmail;
import dev.rollcall.command.user.UserCommand.SetPrimaryEmail;
import dev.rollcall.command.user.UserCommand.UnassignFromTeam;
import dev.rollcall.command.user.UserCommand.VerifyEmail;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import dev.rollcall.web.EmailAddress;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A user")
class UserTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID GLOBEX = new UUID(1, 1);
    private static final UUID SALES = new UUID(2, 1);
    private static final UUID SUPPORT = new UUID(2, 2);
    private static final UUID NORTH = new UUID(3, 1);
    private static final UUID SOUTH = new UUID(3, 2);
    private static final UUID ADA = new UUID(4, 1);

    private static final String PRIMARY = "ada@acme.example";
    private static final String SECOND = "ada@home.example";

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    /** Sequence 0, then the rest. */
    private TestExecutor<User> adaAnd(Object... events) {
        return fixture.given(new UserAdded(ACME, ADA, "Ada Example", PRIMARY, Role.MEMBER, SALES))
                .andGiven(events);
    }

    private static EmailAddress email(String address) {
        return EmailAddress.parse(address).orElseThrow();
    }

    @Nested
    class Adds {

        @Test
        @DisplayName("R11, R20 is added with an address and a department")
        void plainly() {
            fixture.givenNoPriorActivity()
                    .when(adding(Map.of(ProfileField.FULL_NAME, "Ada Example")))
                    .expectEvents(new UserAdded(ACME, ADA, "Ada Example", PRIMARY, Role.MEMBER, SALES))
                    .expectResultMessagePayload(0L);
        }

        @Test
        @DisplayName("R11, R12, R14 is added with a profile and teams, in their order")
        void withProfileAndTeams() {
            fixture.givenNoPriorActivity()
                    .when(new AddUser(
                            ACME,
                            ADA,
                            Role.MEMBER,
                            email(PRIMARY),
                            SALES,
                            new LinkedHashSet<>(List.of(SOUTH, NORTH)),
                            Map.of(ProfileField.FULL_NAME, "Ada Example", ProfileField.EXTENSION, "42"),
                            CustomValues.NONE))
                    .expectEvents(
                            new UserAdded(ACME, ADA, "Ada Example", PRIMARY, Role.MEMBER, SALES),
                            new ProfileChanged(ACME, ADA, Map.of("extension", "42"), List.of()),
                            new UserAssignedToTeam(ACME, ADA, SOUTH),
                            new UserAssignedToTeam(ACME, ADA, NORTH))
                    .expectResultMessagePayload(3L);
        }

        @Test
        @DisplayName("R12 is not added without a name")
        void withoutName() {
            fixture.givenNoPriorActivity()
                    .when(adding(Map.of()))
                    .expectNoEvents()
                    .expectException(Refused.inField("/fullName", "field.not-null"));
        }

        private static AddUser adding(Map<ProfileField, String> profile) {
            return new AddUser(ACME, ADA, Role.MEMBER, email(PRIMARY), SALES, Set.of(), profile, CustomValues.NONE);
        }
    }

    @Nested
    class ChangesProfile {

        @Test
        @DisplayName("R12 takes new values and clears others, the name included")
        void changes() {
            adaAnd(new ProfileChanged(ACME, ADA, Map.of("extension", "42", "designation", "Head"), List.of()))
                    .when(changing(
                            Map.of(ProfileField.FULL_NAME, "Ada Sample", ProfileField.EXTENSION, "43"),
                            Set.of(ProfileField.DESIGNATION)))
                    .expectEvents(new ProfileChanged(
                            ACME, ADA, Map.of("fullName", "Ada Sample", "extension", "43"), List.of("designation")))
                    .expectResultMessagePayload(2L);
        }

        @Test
        @DisplayName("R12 notes only what really changes")
        void onlyDifferences() {
            adaAnd(new ProfileChanged(ACME, ADA, Map.of("extension", "42"), List.of()))
                    .when(changing(
                            Map.of(ProfileField.EXTENSION, "42", ProfileField.PHONE, "+49 30 1"),
                            Set.of(ProfileField.MOBILE)))
                    .expectEvents(new ProfileChanged(ACME, ADA, Map.of("phone", "+49 30 1"), List.of()));
        }

        @Test
        @DisplayName("R12 emits nothing when nothing changes, and answers the version it has")
        void nothing() {
            adaAnd(new ProfileChanged(ACME, ADA, Map.of("extension", "42"), List.of()))
                    .when(changing(
                            Map.of(ProfileField.FULL_NAME, "Ada Example", ProfileField.EXTENSION, "42"),
                            Set.of(ProfileField.MOBILE)))
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);
        }

        @Test
        @DisplayName("R12 clears a field once")
        void clearedAlready() {
            adaAnd(
                            new ProfileChanged(ACME, ADA, Map.of("extension", "42"), List.of()),
                            new ProfileChanged(ACME, ADA, Map.of(), List.of("extension")))
                    .when(changing(Map.of(), Set.of(ProfileField.EXTENSION)))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("R12 never clears a mandatory field, whatever else is asked for")
        void mandatory() {
            adaAnd().when(changing(Map.of(ProfileField.EXTENSION, "42"), Set.of(ProfileField.FULL_NAME)))
                    .expectNoEvents()
                    .expectException(Refused.inField("/fullName", "field.mandatory"));
        }

        private static ChangeProfile changing(Map<ProfileField, String> values, Set<ProfileField> cleared) {
            return new ChangeProfile(ACME, ADA, values, cleared, CustomValues.NONE);
        }
    }

    @Nested
    class ChangesDepartment {

        @Test
        @DisplayName("R14 is in one department, and moves to another")
        void moves() {
            adaAnd().when(new ChangeDepartment(ACME, ADA, SUPPORT))
                    .expectEvents(new UserDepartmentChanged(ACME, ADA, SUPPORT));
        }

        @Test
        @DisplayName("R14 emits nothing for the department it is in")
        void same() {
            adaAnd(new UserDepartmentChanged(ACME, ADA, SUPPORT))
                    .when(new ChangeDepartment(ACME, ADA, SUPPORT))
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);
        }

        @Test
        @DisplayName("R14 moves back")
        void back() {
            adaAnd(new UserDepartmentChanged(ACME, ADA, SUPPORT))
                    .when(new ChangeDepartment(ACME, ADA, SALES))
                    .expectEvents(new UserDepartmentChanged(ACME, ADA, SALES));
        }
    }

    @Nested
    class IsAssignedToTeams {

        @Test
        @DisplayName("R14 is assigned to any number of teams")
        void assigns() {
            adaAnd(new UserAssignedToTeam(ACME, ADA, NORTH))
                    .when(new AssignToTeam(ACME, ADA, SOUTH))
                    .expectEvents(new UserAssignedToTeam(ACME, ADA, SOUTH));
        }

        @Test
        @DisplayName("R14 is refused a team that it is in already")
        void already() {
            adaAnd(new UserAssignedToTeam(ACME, ADA, NORTH))
                    .when(new AssignToTeam(ACME, ADA, NORTH))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "user.already-in-team"));
        }

        @Test
        @DisplayName("R14 is unassigned")
        void unassigns() {
            adaAnd(new UserAssignedToTeam(ACME, ADA, NORTH))
                    .when(new UnassignFromTeam(ACME, ADA, NORTH))
                    .expectEvents(new UserUnassignedFromTeam(ACME, ADA, NORTH));
        }

        @Test
        @DisplayName("R14 is not unassigned from a team that it is not in, or no longer")
        void notIn() {
            adaAnd(new UserAssignedToTeam(ACME, ADA, NORTH), new UserUnassignedFromTeam(ACME, ADA, NORTH))
                    .when(new UnassignFromTeam(ACME, ADA, NORTH))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "user.not-in-team"));
        }

        @Test
        @DisplayName("R14 is assigned again after it left")
        void again() {
            adaAnd(new UserAssignedToTeam(ACME, ADA, NORTH), new UserUnassignedFromTeam(ACME, ADA, NORTH))
                    .when(new AssignToTeam(ACME, ADA, NORTH))
                    .expectEvents(new UserAssignedToTeam(ACME, ADA, NORTH));
        }
    }

    /** Every change of a user that is there, each of which would be accepted. */
    static Stream<UserCommand> changesIn(UUID organization) {
        return Stream.of(
                new ChangeProfile(organization, ADA, Map.of(ProfileField.EXTENSION, "42"), Set.of(), CustomValues.NONE),
                new ChangeDepartment(organization, ADA, SUPPORT),
                new AssignToTeam(organization, ADA, SOUTH),
                new UnassignFromTeam(organization, ADA, NORTH),
                new AddEmail(organization, ADA, email("ada@third.example"), new UUID(5, 1), Instant.EPOCH),
                new VerifyEmail(organization, ADA, email(SECOND)),
                new RemoveEmail(organization, ADA, email(SECOND)),
                new SetPrimaryEmail(organization, ADA, email(PRIMARY)));
    }

    static Stream<UserCommand> changes() {
        return changesIn(ACME);
    }

    static Stream<UserCommand> changesFromElsewhere() {
        return changesIn(GLOBEX);
    }

    private TestExecutor<User> adaInNorth() {
        return adaAnd(new UserAssignedToTeam(ACME, ADA, NORTH), new EmailAdded(ACME, ADA, SECOND));
    }

    @ParameterizedTest
    @MethodSource("changesFromElsewhere")
    @DisplayName("is none that another organization may know of, whatever the condition")
    void foreignOrganization(UserCommand command) {
        adaInNorth()
                .when(command, Map.of(Metadata.IF_MATCH, List.of(7L)))
                .expectNoEvents()
                .expectException(Refused.with(NOT_FOUND, "user.not-found"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    @DisplayName("is not changed on a version that it has no more")
    void stale(UserCommand command) {
        adaInNorth()
                .when(command, Map.of(Metadata.IF_MATCH, List.of(0L, 1L)))
                .expectNoEvents()
                .expectException(Refused.with(STALE, "request.stale"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    @DisplayName("is changed on the version that it has")
    void current(UserCommand command) {
        adaInNorth().when(command, Map.of(Metadata.IF_MATCH, List.of(2L))).expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @MethodSource("changes")
    @DisplayName("is not changed before it was added")
    void unknown(UserCommand command) {
        fixture.givenNoPriorActivity().when(command).expectException(AggregateNotFoundException.class);
    }
}
