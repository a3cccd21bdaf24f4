package dev.rollcall.command.contacts;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.contacts.ContactCommand.AcceptInvite;
import dev.rollcall.command.contacts.ContactCommand.CancelInvite;
import dev.rollcall.command.contacts.ContactCommand.DeleteContact;
import dev.rollcall.command.contacts.ContactCommand.EndBecauseUserDeleted;
import dev.rollcall.command.contacts.ContactCommand.RejectInvite;
import dev.rollcall.command.contacts.ContactCommand.ResendInvite;
import dev.rollcall.command.contacts.ContactCommand.SendInvite;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.events.contacts.ContactEnd;
import dev.rollcall.events.contacts.ContactEvent.ContactDeleted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteAccepted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteCancelled;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteReachedUser;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteRejected;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteResent;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteSent;
import dev.rollcall.events.contacts.ContactEvent.Invited;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A contact invite")
class ContactInviteTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID CY = new UUID(4, 2);
    private static final UUID EVE = new UUID(4, 3);
    private static final UUID NOBODY_YET = new UUID(4, 9);
    private static final UUID INVITE = new UUID(9, 1);
    private static final Invited TO_CY = new Invited(CY, SHOP, null);
    private static final Invited TO_ADDRESS = new Invited(NOBODY_YET, null, "cy@shop.example");

    private static final ContactInviteSent SENT = sent(TO_CY);
    private static final ContactInviteAccepted ACCEPTED = new ContactInviteAccepted(ACME, ADA, INVITE, CY, SHOP);
    private static final ContactInviteCancelled CANCELLED =
            new ContactInviteCancelled(ACME, ADA, INVITE, TO_CY, ContactEnd.BY_USER);

    private final AggregateTestFixture<ContactInvite> fixture = new AggregateTestFixture<>(ContactInvite.class);

    private static ContactInviteSent sent(Invited to) {
        return new ContactInviteSent(ACME, ADA, INVITE, "eu", to, "We met in May.");
    }

    @Test
    @DisplayName("R80 is sent with a message")
    void sends() {
        fixture.givenNoPriorActivity()
                .when(new SendInvite(ACME, ADA, INVITE, "eu", TO_CY, "We met in May.", List.of()))
                .expectEvents(SENT);
    }

    @Test
    @DisplayName("R80 is not for oneself")
    void oneself() {
        fixture.givenNoPriorActivity()
                .when(new SendInvite(ACME, ADA, INVITE, "eu", new Invited(ADA, ACME, null), null, List.of()))
                .expectException(Refused.with(CONFLICT, "contact-invite.oneself"));
        fixture.given(sent(TO_ADDRESS))
                .when(new AcceptInvite(ACME, ADA, INVITE, "eu"))
                .expectException(Refused.with(CONFLICT, "contact-invite.oneself"));
    }

    @Test
    @DisplayName("R80 is sent again, three times at most")
    void resends() {
        ContactInviteResent again = new ContactInviteResent(ACME, ADA, INVITE, TO_CY, "We met in May.");
        fixture.given(SENT, again, again)
                .when(new ResendInvite(ACME, ADA, INVITE))
                .expectEvents(again);
        fixture.given(SENT, again, again, again)
                .when(new ResendInvite(ACME, ADA, INVITE))
                .expectException(Refused.with(CONFLICT, "contact-invite.renewed-too-often"));
    }

    @Test
    @DisplayName("R81 makes each a contact of the other when it is accepted")
    void accepts() {
        fixture.given(SENT).when(new AcceptInvite(SHOP, CY, INVITE, "eu")).expectEvents(ACCEPTED);
    }

    @Test
    @DisplayName("R84 is not accepted in another data centre")
    void otherDataCentre() {
        fixture.given(SENT)
                .when(new AcceptInvite(SHOP, CY, INVITE, "us"))
                .expectException(Refused.with(CONFLICT, "contact.other-data-centre"));
    }

    @Test
    @DisplayName("R81 to somebody without an account waits, and is for who has one then")
    void reaches() {
        fixture.given(sent(TO_ADDRESS))
                .when(new AcceptInvite(SHOP, CY, INVITE, "eu"))
                .expectEvents(new ContactInviteReachedUser(ACME, ADA, INVITE, TO_ADDRESS, CY, SHOP), ACCEPTED);
        fixture.given(sent(TO_ADDRESS))
                .when(new RejectInvite(SHOP, CY, INVITE))
                .expectEvents(
                        new ContactInviteReachedUser(ACME, ADA, INVITE, TO_ADDRESS, CY, SHOP),
                        new ContactInviteRejected(ACME, ADA, INVITE, TO_CY));
    }

    @Test
    @DisplayName("R53 to an address that is erased can only be taken back")
    void erased() {
        ContactInviteSent toErased = sent(new Invited(NOBODY_YET, null, "[erased]"));
        fixture.given(toErased)
                .when(new ResendInvite(ACME, ADA, INVITE))
                .expectException(Refused.with(CONFLICT, "contact-invite.address-erased"));
        fixture.given(toErased)
                .when(new AcceptInvite(SHOP, CY, INVITE, "eu"))
                .expectException(Refused.with(NOT_FOUND, "contact-invite.not-found"));
        fixture.given(toErased)
                .when(new CancelInvite(ACME, ADA, INVITE))
                .expectEvents(new ContactInviteCancelled(
                        ACME, ADA, INVITE, new Invited(NOBODY_YET, null, null), ContactEnd.BY_USER));
    }

    @Test
    @DisplayName("R80 can be rejected by the one, and taken back by the other")
    void ends() {
        fixture.given(SENT)
                .when(new RejectInvite(SHOP, CY, INVITE))
                .expectEvents(new ContactInviteRejected(ACME, ADA, INVITE, TO_CY));
        fixture.given(SENT).when(new CancelInvite(ACME, ADA, INVITE)).expectEvents(CANCELLED);
    }

    static Stream<ContactCommand> answers() {
        return Stream.of(
                new AcceptInvite(SHOP, CY, INVITE, "eu"),
                new RejectInvite(SHOP, CY, INVITE),
                new CancelInvite(ACME, ADA, INVITE),
                new ResendInvite(ACME, ADA, INVITE));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("R80 is answered once")
    void once(ContactCommand answer) {
        for (Object end : List.of(ACCEPTED, CANCELLED, new ContactInviteRejected(ACME, ADA, INVITE, TO_CY))) {
            fixture.given(SENT, end).when(answer).expectException(Refused.with(CONFLICT, "contact-invite.not-open"));
        }
    }

    static Stream<ContactCommand> ofSomebodyElse() {
        return Stream.of(
                new AcceptInvite(SHOP, EVE, INVITE, "eu"),
                new AcceptInvite(ACME, CY, INVITE, "eu"),
                new RejectInvite(SHOP, EVE, INVITE),
                new CancelInvite(SHOP, CY, INVITE),
                new ResendInvite(SHOP, ADA, INVITE));
    }

    @ParameterizedTest
    @MethodSource("ofSomebodyElse")
    @DisplayName("R80 does not exist for anybody but the two")
    void unknown(ContactCommand command) {
        fixture.given(SENT).when(command).expectException(Refused.with(NOT_FOUND, "contact-invite.not-found"));
    }

    @Test
    @DisplayName("R86 can be ended as a contact by either side, once")
    void deletes() {
        fixture.given(SENT, ACCEPTED)
                .when(new DeleteContact(SHOP, CY, INVITE))
                .expectEvents(new ContactDeleted(ACME, ADA, INVITE, CY, CY, ContactEnd.BY_USER));
        fixture.given(SENT, ACCEPTED, new ContactDeleted(ACME, ADA, INVITE, CY, CY, ContactEnd.BY_USER))
                .when(new DeleteContact(ACME, ADA, INVITE))
                .expectException(Refused.with(NOT_FOUND, "contact.not-found"));
        fixture.given(SENT, ACCEPTED)
                .when(new DeleteContact(SHOP, EVE, INVITE))
                .expectException(Refused.with(NOT_FOUND, "contact.not-found"));
    }

    @Test
    @DisplayName("R51 ends with either user, whatever has come of it")
    void userDeleted() {
        EndBecauseUserDeleted cyIsDeleted = new EndBecauseUserDeleted(SHOP, CY, INVITE);
        fixture.given(SENT)
                .when(cyIsDeleted)
                .expectEvents(new ContactInviteCancelled(ACME, ADA, INVITE, TO_CY, ContactEnd.USER_DELETED));
        fixture.given(SENT, ACCEPTED)
                .when(cyIsDeleted)
                .expectEvents(new ContactDeleted(ACME, ADA, INVITE, CY, CY, ContactEnd.USER_DELETED));
        fixture.given(SENT, CANCELLED).when(cyIsDeleted).expectNoEvents();
    }
}
