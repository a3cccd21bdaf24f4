package dev.rollcall.command.organization;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;
import static dev.rollcall.web.Refusal.Reason.STALE;

import dev.rollcall.command.organization.OrganizationCommand.ArchiveUnit;
import dev.rollcall.command.organization.OrganizationCommand.CreateUnit;
import dev.rollcall.command.organization.OrganizationCommand.RegisterOrganization;
import dev.rollcall.command.organization.OrganizationCommand.RenameUnit;
import dev.rollcall.command.platform.Metadata;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import dev.rollcall.events.organization.Plan;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An organization")
class OrganizationTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SALES = new UUID(2, 1);
    private static final UUID NORTH = new UUID(3, 1);
    private static final UUID SOUTH = new UUID(3, 2);
    private static final UUID UNKNOWN = new UUID(9, 9);

    private static final FirstUser ADA = new FirstUser(new UUID(4, 1), "Ada Example", "ada@acme.example");

    private final AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);

    /** Sequence 0 and 1, then the rest. */
    private TestExecutor<Organization> acmeAnd(Object... events) {
        return fixture.given(
                        new OrganizationRegistered(ACME, "Acme", "eu", Plan.PAID, ADA),
                        new DepartmentCreated(ACME, ACME, "Acme"))
                .andGiven(events);
    }

    private static Map<String, ?> ifMatch(Long... versions) {
        return Map.of(Metadata.IF_MATCH, List.of(versions));
    }

    @Nested
    class RegistersItself {

        @Test
        @DisplayName("R1, R8 is there with its super admin, and a department of its own name stands for all of it")
        void withADepartmentOfItsName() {
            fixture.givenNoPriorActivity()
                    .when(new RegisterOrganization(ACME, "Acme", "eu", Plan.FREE, 0, ADA))
                    .expectEvents(
                            new OrganizationRegistered(ACME, "Acme", "eu", Plan.FREE, ADA),
                            new DepartmentCreated(ACME, ACME, "Acme"));
        }
    }

    @Nested
    class CreatesAUnit {

        @Test
        @DisplayName("R8 creates a team, and answers the team's version")
        void team() {
            acmeAnd()
                    .when(new CreateUnit(ACME, UnitKind.TEAM, NORTH, "North"))
                    .expectEvents(new TeamCreated(ACME, NORTH, "North"))
                    .expectResultMessagePayload(2L);
        }

        @Test
        @DisplayName("R8 creates a department, and answers the department's version")
        void department() {
            acmeAnd()
                    .when(new CreateUnit(ACME, UnitKind.DEPARTMENT, SALES, "Sales"))
                    .expectEvents(new DepartmentCreated(ACME, SALES, "Sales"))
                    .expectResultMessagePayload(2L);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"North", "NORTH", "nOrTh", "Ｎｏｒｔｈ", "ΟΔΟΣ", "οδοσ", "οδος", "Big  Team", "big\u00a0team"})
        @DisplayName("R8 refuses a name that another team has, in any case, width or gap")
        void takenName(String name) {
            acmeAnd(
                            new TeamCreated(ACME, NORTH, "north"),
                            new TeamCreated(ACME, SOUTH, "Οδος"),
                            new TeamCreated(ACME, new UUID(3, 3), "Big Team"))
                    .when(new CreateUnit(ACME, UnitKind.TEAM, new UUID(3, 4), name))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "team.name-taken"));
        }

        @Test
        @DisplayName("R8 refuses a department of the organization's name")
        void nameOfTheOrganization() {
            acmeAnd()
                    .when(new CreateUnit(ACME, UnitKind.DEPARTMENT, SALES, "ACME"))
                    .expectException(Refused.with(CONFLICT, "department.name-taken"));
        }

        @Test
        @DisplayName("R8 lets a team be named like a department: names are unique within a kind")
        void sameNameInOtherKind() {
            acmeAnd()
                    .when(new CreateUnit(ACME, UnitKind.TEAM, NORTH, "Acme"))
                    .expectEvents(new TeamCreated(ACME, NORTH, "Acme"));
        }

        @Test
        @DisplayName("R8 keeps the name of an archived team taken")
        void nameOfAnArchivedTeam() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamArchived(ACME, NORTH))
                    .when(new CreateUnit(ACME, UnitKind.TEAM, SOUTH, "north"))
                    .expectException(Refused.with(CONFLICT, "team.name-taken"));
        }

        @Test
        @DisplayName("R8 gives the former name of a renamed team to another")
        void formerName() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamRenamed(ACME, NORTH, "Nord"))
                    .when(new CreateUnit(ACME, UnitKind.TEAM, SOUTH, "North"))
                    .expectEvents(new TeamCreated(ACME, SOUTH, "North"));
        }

        @Test
        @DisplayName("R1 only where the organization was registered")
        void unknownOrganization() {
            fixture.givenNoPriorActivity()
                    .when(new CreateUnit(ACME, UnitKind.TEAM, NORTH, "North"))
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class RenamesAUnit {

        @Test
        @DisplayName("R8 renames a team, and answers the team's version")
        void team() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamCreated(ACME, SOUTH, "South"))
                    .when(new RenameUnit(ACME, UnitKind.TEAM, NORTH, "Nord"))
                    .expectEvents(new TeamRenamed(ACME, NORTH, "Nord"))
                    .expectResultMessagePayload(4L);
        }

        @Test
        @DisplayName("R8 renames even the department of the whole organization")
        void wholeOrganization() {
            acmeAnd()
                    .when(new RenameUnit(ACME, UnitKind.DEPARTMENT, ACME, "Everybody"))
                    .expectEvents(new DepartmentRenamed(ACME, ACME, "Everybody"));
        }

        @Test
        @DisplayName("R8 lets a team change nothing but the case of its own name")
        void caseOfOwnName() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"))
                    .when(new RenameUnit(ACME, UnitKind.TEAM, NORTH, "NORTH"))
                    .expectEvents(new TeamRenamed(ACME, NORTH, "NORTH"));
        }

        @Test
        @DisplayName("emits nothing for the name it has, and answers the version it has")
        void sameName() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamCreated(ACME, SOUTH, "South"))
                    .when(new RenameUnit(ACME, UnitKind.TEAM, NORTH, "North"))
                    .expectNoEvents()
                    .expectResultMessagePayload(2L);
        }

        @Test
        @DisplayName("R8 refuses a name that another team has, in any case")
        void takenName() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamCreated(ACME, SOUTH, "South"))
                    .when(new RenameUnit(ACME, UnitKind.TEAM, SOUTH, "nortH"))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "team.name-taken"));
        }

        @Test
        @DisplayName("R8 refuses an archived team")
        void archived() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamArchived(ACME, NORTH))
                    .when(new RenameUnit(ACME, UnitKind.TEAM, NORTH, "Nord"))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "team.archived"));
        }

        @Test
        @DisplayName("R8 refuses a department that is not there")
        void unknown() {
            acmeAnd()
                    .when(new RenameUnit(ACME, UnitKind.DEPARTMENT, UNKNOWN, "Sales"))
                    .expectException(Refused.with(NOT_FOUND, "department.not-found"));
        }

        @Test
        @DisplayName("R8 refuses a team asked for as a department")
        void otherKind() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"))
                    .when(new RenameUnit(ACME, UnitKind.DEPARTMENT, NORTH, "Nord"))
                    .expectException(Refused.with(NOT_FOUND, "department.not-found"));
        }
    }

    @Nested
    class ArchivesAUnit {

        @Test
        @DisplayName("R8 archives a team")
        void team() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"))
                    .when(new ArchiveUnit(ACME, UnitKind.TEAM, NORTH))
                    .expectEvents(new TeamArchived(ACME, NORTH))
                    .expectResultMessagePayload(3L);
        }

        @Test
        @DisplayName("R8 archives a department")
        void department() {
            acmeAnd(new DepartmentCreated(ACME, SALES, "Sales"))
                    .when(new ArchiveUnit(ACME, UnitKind.DEPARTMENT, SALES))
                    .expectEvents(new DepartmentArchived(ACME, SALES));
        }

        @Test
        @DisplayName("R8 refuses the department of the whole organization")
        void wholeOrganization() {
            acmeAnd()
                    .when(new ArchiveUnit(ACME, UnitKind.DEPARTMENT, ACME))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "department.of-whole-organization"));
        }

        @Test
        @DisplayName("R8 refuses what is archived already")
        void archived() {
            acmeAnd(new DepartmentCreated(ACME, SALES, "Sales"), new DepartmentArchived(ACME, SALES))
                    .when(new ArchiveUnit(ACME, UnitKind.DEPARTMENT, SALES))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "department.archived"));
        }

        @ParameterizedTest
        @EnumSource
        @DisplayName("R8 refuses what is not there")
        void unknown(UnitKind kind) {
            acmeAnd()
                    .when(new ArchiveUnit(ACME, kind, UNKNOWN))
                    .expectException(Refused.with(NOT_FOUND, kind.word() + ".not-found"));
        }
    }

    @Nested
    @DisplayName("keeps the condition of a change")
    class Conditions {

        private final TestExecutor<Organization> acme =
                acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamCreated(ACME, SOUTH, "South"));

        @Test
        @DisplayName("that the unit has not changed, whatever happened to others since")
        void unchanged() {
            acme.when(new RenameUnit(ACME, UnitKind.TEAM, NORTH, "Nord"), ifMatch(2L))
                    .expectEvents(new TeamRenamed(ACME, NORTH, "Nord"));
        }

        @Test
        @DisplayName("that the unit has one of several versions")
        void oneOfSeveral() {
            acme.when(new ArchiveUnit(ACME, UnitKind.TEAM, SOUTH), ifMatch(1L, 3L))
                    .expectEvents(new TeamArchived(ACME, SOUTH));
        }

        @Test
        @DisplayName("and refuses a unit that has changed since")
        void stale() {
            acmeAnd(new TeamCreated(ACME, NORTH, "North"), new TeamRenamed(ACME, NORTH, "Nord"))
                    .when(new ArchiveUnit(ACME, UnitKind.TEAM, NORTH), ifMatch(2L))
                    .expectNoEvents()
                    .expectException(Refused.with(STALE, "request.stale"));
        }

        @Test
        @DisplayName("even when nothing would change")
        void staleWithoutChange() {
            acme.when(new RenameUnit(ACME, UnitKind.TEAM, NORTH, "North"), ifMatch(3L))
                    .expectException(Refused.with(STALE, "request.stale"));
        }

        @Test
        @DisplayName("and refuses any version where no tag was ours")
        void noneOfOurs() {
            acme.when(new RenameUnit(ACME, UnitKind.TEAM, NORTH, "Nord"), ifMatch())
                    .expectException(Refused.with(STALE, "request.stale"));
        }

        @Test
        @DisplayName("and says of what is not there that it is not there")
        void unknown() {
            acme.when(new RenameUnit(ACME, UnitKind.TEAM, UNKNOWN, "Nord"), ifMatch(2L))
                    .expectException(Refused.with(NOT_FOUND, "team.not-found"));
        }
    }
}
