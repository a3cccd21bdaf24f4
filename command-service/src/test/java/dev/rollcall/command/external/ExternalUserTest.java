package dev.rollcall.command.external;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.external.ExternalUserCommand.ChangeLicence;
import dev.rollcall.command.external.ExternalUserCommand.InviteExternalUser;
import dev.rollcall.command.external.ExternalUserCommand.Join;
import dev.rollcall.command.external.ExternalUserCommand.Readmit;
import dev.rollcall.command.external.ExternalUserCommand.Remove;
import dev.rollcall.command.external.ExternalUserCommand.Restrict;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserInvited;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoined;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserLicenceChanged;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserReadmitted;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRemoved;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRestricted;
import dev.rollcall.events.external.RestrictionReason;
import dev.rollcall.web.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An external user")
class ExternalUserTest {

    private static final UUID HOST = new UUID(1, 0);
    private static final UUID HOME = new UUID(1, 1);
    private static final UUID CY = new UUID(4, 1);
    private static final UUID MEMBERSHIP = new Membership(HOST, CY).id();
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));
    private static final String ADDRESS = "cy@other.example";

    private final AggregateTestFixture<ExternalUser> fixture = new AggregateTestFixture<>(ExternalUser.class);

    private static UUID code(int number) {
        return new UUID(5, number);
    }

    private static ExternalUserInvited invited(int number, @Nullable UUID replaces) {
        return new ExternalUserInvited(
                HOST, MEMBERSHIP, CY, code(number), replaces, ADDRESS, "Cy D", true, "Host", END);
    }

    private static InviteExternalUser invite(int number) {
        return new InviteExternalUser(
                HOST,
                CY,
                code(number),
                EmailAddress.parse(ADDRESS).orElseThrow(),
                "Cy D",
                true,
                "Host",
                NOW,
                List.of());
    }

    private static ExternalUserJoined joined(boolean signedUp) {
        return new ExternalUserJoined(
                HOST, MEMBERSHIP, CY, code(0), HOME, ADDRESS, signedUp ? "Cy Dell" : "Cy D", signedUp);
    }

    private static ExternalUserRestricted restricted(RestrictionReason reason) {
        return new ExternalUserRestricted(HOST, MEMBERSHIP, CY, reason);
    }

    private static ExternalUserLicenceChanged licence(boolean paid) {
        return new ExternalUserLicenceChanged(HOST, MEMBERSHIP, CY, paid);
    }

    private static Join join(int number, @Nullable String name, Instant now) {
        return new Join(HOST, CY, code(number), HOME, name, now, List.of());
    }

    private TestExecutor<ExternalUser> cy(Object... events) {
        return fixture.given(invited(0, null)).andGiven(events);
    }

    @Test
    @DisplayName("R60 is invited for 30 days")
    void isInvited() {
        fixture.givenNoPriorActivity().when(invite(0)).expectEvents(invited(0, null));
    }

    @Test
    @DisplayName("R60 is invited again with another code, until they have joined")
    void again() {
        cy().when(invite(1)).expectEvents(invited(1, code(0)));
    }

    @Test
    @DisplayName("R60 who has joined is not invited again")
    void joinedAlready() {
        cy(joined(false)).when(invite(1)).expectException(Refused.with(CONFLICT, "external-user.already-joined"));
    }

    @Test
    @DisplayName("R60 joins with an account")
    void joins() {
        cy().when(join(0, null, NOW)).expectEvents(joined(false));
    }

    @Test
    @DisplayName("R60 joins and signs up with it")
    void signsUp() {
        cy().when(join(0, "Cy Dell", NOW)).expectEvents(joined(true));
    }

    @Test
    @DisplayName("R60 does not join with the code before")
    void codeBefore() {
        cy(invited(1, code(0)))
                .when(join(0, null, NOW))
                .expectException(Refused.with(NOT_FOUND, "invitation.not-found"));
    }

    @Test
    @DisplayName("R60 does not join when the time is over")
    void tooLate() {
        cy().when(join(0, null, END)).expectException(Refused.with(CONFLICT, "invitation.expired"));
    }

    @Test
    @DisplayName("R66 is restricted by an admin, and let in again")
    void restrictedByAdmin() {
        cy(joined(false), restricted(RestrictionReason.BY_ADMIN))
                .when(new Readmit(HOST, CY))
                .expectEvents(new ExternalUserReadmitted(HOST, MEMBERSHIP, CY));
    }

    @Test
    @DisplayName("R66 loses access and licence when their own organization pays no more")
    void downgraded() {
        cy(joined(false), licence(true))
                .when(new Restrict(HOST, CY, RestrictionReason.HOME_DOWNGRADED))
                .expectEvents(restricted(RestrictionReason.HOME_DOWNGRADED), licence(false));
    }

    @Test
    @DisplayName("R66 who was restricted for that needs a licence, and comes in with it")
    void needsLicence() {
        cy(joined(false), restricted(RestrictionReason.HOME_DOWNGRADED))
                .when(new Readmit(HOST, CY))
                .expectException(Refused.with(CONFLICT, "external-user.needs-licence"));
    }

    @Test
    @DisplayName("R66 comes in again with a licence")
    void getsLicence() {
        cy(joined(false), restricted(RestrictionReason.HOME_DOWNGRADED))
                .when(new ChangeLicence(HOST, CY, true))
                .expectEvents(licence(true), new ExternalUserReadmitted(HOST, MEMBERSHIP, CY));
    }

    @Test
    @DisplayName("R66 who came in with a licence does not stay without it")
    void losesLicence() {
        cy(
                        joined(false),
                        restricted(RestrictionReason.HOME_DOWNGRADED),
                        licence(true),
                        new ExternalUserReadmitted(HOST, MEMBERSHIP, CY))
                .when(new ChangeLicence(HOST, CY, false))
                .expectEvents(licence(false), restricted(RestrictionReason.HOME_DOWNGRADED));
    }

    @Test
    @DisplayName("R66 needs a licence also when an admin had restricted them before")
    void downgradedWhileRestricted() {
        cy(joined(false), restricted(RestrictionReason.BY_ADMIN))
                .when(new Restrict(HOST, CY, RestrictionReason.HOME_DOWNGRADED))
                .expectEvents(
                        new ExternalUserReadmitted(HOST, MEMBERSHIP, CY),
                        restricted(RestrictionReason.HOME_DOWNGRADED));
    }

    @Test
    @DisplayName("R60 is let go with access and licence, and is nobody then")
    void removed() {
        cy(joined(false), licence(true))
                .when(new Remove(HOST, CY))
                .expectEvents(
                        licence(false),
                        restricted(RestrictionReason.BY_ADMIN),
                        new ExternalUserRemoved(HOST, MEMBERSHIP, CY, null, ADDRESS));
    }

    @Test
    @DisplayName("R60 who was let go is nobody here")
    void gone() {
        cy(joined(false), new ExternalUserRemoved(HOST, MEMBERSHIP, CY, null, ADDRESS))
                .when(new Remove(HOST, CY))
                .expectException(Refused.with(NOT_FOUND, "external-user.not-found"));
    }
}
