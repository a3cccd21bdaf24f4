package dev.rollcall.command.organization;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;

import dev.rollcall.command.organization.OrganizationCommand.AssignLicence;
import dev.rollcall.command.organization.OrganizationCommand.ChangeOrganization;
import dev.rollcall.command.organization.OrganizationCommand.FreeLicence;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.LicenceAssigned;
import dev.rollcall.events.organization.OrganizationEvent.LicenceFreed;
import dev.rollcall.events.organization.OrganizationEvent.LicencesChanged;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.Plan;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Licences of an organization")
class LicencesTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final FirstUser ADA = new FirstUser(user(1), "Ada Example", "ada@acme.example");

    private final AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);

    private static UUID user(int number) {
        return new UUID(4, number);
    }

    /** With so many bought, and the first users working with one. */
    private TestExecutor<Organization> acme(int bought, int inUse) {
        return fixture.given(
                        new OrganizationRegistered(ACME, "Acme", "eu", Plan.PAID, ADA),
                        new LicencesChanged(ACME, bought),
                        new DepartmentCreated(ACME, ACME, "Acme"))
                .andGiven(IntStream.rangeClosed(1, inUse)
                        .mapToObj(i -> new LicenceAssigned(ACME, user(i)))
                        .toArray());
    }

    private static AssignLicence assign(int user) {
        return new AssignLicence(ACME, user(user), List.of());
    }

    @Test
    @DisplayName("R70 the last one is assigned")
    void last() {
        acme(3, 2).when(assign(3)).expectEvents(new LicenceAssigned(ACME, user(3)));
    }

    @Test
    @DisplayName("R70 one more than were bought is refused")
    void oneTooMany() {
        acme(3, 3).when(assign(4)).expectException(Refused.with(CONFLICT, "licence.none-left"));
    }

    @Test
    @DisplayName("R70 where none were bought, none is assigned")
    void none() {
        fixture.given(
                        new OrganizationRegistered(ACME, "Acme", "eu", Plan.PAID, ADA),
                        new DepartmentCreated(ACME, ACME, "Acme"))
                .when(assign(1))
                .expectException(Refused.with(CONFLICT, "licence.none-left"));
    }

    @Test
    @DisplayName("R70 who has one takes no second")
    void twice() {
        acme(3, 3).when(assign(3)).expectNoEvents();
    }

    @Test
    @DisplayName("R71 one that was freed is for the next")
    void freed() {
        acme(3, 3)
                .andGiven(new LicenceFreed(ACME, user(2), LicenceEnd.INVITATION_ENDED))
                .when(assign(4))
                .expectEvents(new LicenceAssigned(ACME, user(4)));
    }

    @Test
    @DisplayName("R13 freeing what nobody has changes nothing")
    void freeNothing() {
        acme(3, 1)
                .when(new FreeLicence(ACME, user(2), LicenceEnd.DEACTIVATED, List.of()))
                .expectNoEvents();
    }

    @Test
    @DisplayName("R72 with fewer, those first in the ranking keep theirs, who was only invited does not")
    void lowered() {
        acme(4, 4)
                .when(lower(2, List.of(user(3), user(1), user(4))))
                .expectEvents(
                        new LicencesChanged(ACME, 2),
                        new LicenceFreed(ACME, user(4), LicenceEnd.LICENCES_LOWERED),
                        new LicenceFreed(ACME, user(2), LicenceEnd.LICENCES_LOWERED));
    }

    @Test
    @DisplayName("R72 nobody loses one while there are enough")
    void enough() {
        acme(4, 2).when(lower(2, List.of())).expectEvents(new LicencesChanged(ACME, 2));
    }

    @Test
    @DisplayName("R72 after an increase nobody gets one by themself")
    void increased() {
        acme(1, 1).when(lower(5, List.of())).expectEvents(new LicencesChanged(ACME, 5));
    }

    @Test
    @DisplayName("R72 more at once than one append can bear are refused")
    void tooMany() {
        acme(1_001, 1_001).when(lower(0, List.of())).expectException(Refused.with(CONFLICT, "licence.too-many-in-use"));
    }

    private static ChangeOrganization lower(int licences, List<UUID> ranking) {
        return new ChangeOrganization(ACME, null, null, licences, true, ranking);
    }
}
