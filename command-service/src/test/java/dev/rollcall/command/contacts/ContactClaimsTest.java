package dev.rollcall.command.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventlog.Claim;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What contacts need of others")
class ContactClaimsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID CY = new UUID(4, 2);
    private static final UUID NOBODY_YET = new UUID(4, 9);
    private static final UUID INVITE = new UUID(9, 1);
    private static final Invited TO_CY = new Invited(CY, SHOP, null);
    private static final Invited TO_ADDRESS = new Invited(NOBODY_YET, null, "CY@Shop.example");

    private static final Claim ADA_IS_USER = Claim.require("user", ADA.toString(), ACME.toString(), "user.not-found");
    private static final Claim CY_IS_USER = Claim.require("user", CY.toString(), SHOP.toString(), "user.not-found");

    private final ContactClaims claims = new ContactClaims();

    private static Claim taken(UUID user, UUID other, String kind) {
        return Claim.take("contact", user + "/" + other, user.toString(), kind + " " + INVITE, Claim.DECIDE_AGAIN);
    }

    private static Claim released(UUID user, UUID other) {
        return Claim.release("contact", user + "/" + other, user.toString());
    }

    @Test
    @DisplayName("R80 an invite is one for both, so that of two that cross one is refused")
    void sent() {
        assertThat(claims.claimsOf(new ContactInviteSent(ACME, ADA, INVITE, "eu", TO_CY, null)))
                .containsExactly(ADA_IS_USER, CY_IS_USER, taken(ADA, CY, "SENT"), taken(CY, ADA, "RECEIVED"));
        assertThat(claims.claimsOf(new ContactInviteResent(ACME, ADA, INVITE, TO_CY, null)))
                .isEmpty();
    }

    @Test
    @DisplayName("R81 an address without an account is invited once by a user")
    void sentToAddress() {
        assertThat(claims.claimsOf(new ContactInviteSent(ACME, ADA, INVITE, "eu", TO_ADDRESS, null)))
                .containsExactly(
                        ADA_IS_USER,
                        taken(ADA, NOBODY_YET, "SENT"),
                        Claim.take(
                                "contact-address",
                                ADA + "/cy@shop.example",
                                ADA.toString(),
                                "contact-invite.already-sent"));
    }

    @Test
    @DisplayName("R81 the invite is the user's who has an account by then")
    void reached() {
        assertThat(claims.claimsOf(new ContactInviteReachedUser(ACME, ADA, INVITE, TO_ADDRESS, CY, SHOP)))
                .containsExactly(
                        released(ADA, NOBODY_YET),
                        Claim.release("contact-address", ADA + "/cy@shop.example", ADA.toString()),
                        CY_IS_USER,
                        taken(ADA, CY, "SENT"),
                        taken(CY, ADA, "RECEIVED"),
                        Claim.take("contact-reached", NOBODY_YET + "/" + INVITE, CY.toString(), Claim.DECIDE_AGAIN));
    }

    @Test
    @DisplayName("R81 each is a contact of the other")
    void accepted() {
        assertThat(claims.claimsOf(new ContactInviteAccepted(ACME, ADA, INVITE, CY, SHOP)))
                .containsExactly(
                        CY_IS_USER,
                        Claim.relabel("contact", ADA + "/" + CY, ADA.toString(), "CONTACT " + INVITE),
                        Claim.relabel("contact", CY + "/" + ADA, CY.toString(), "CONTACT " + INVITE));
    }

    @Test
    @DisplayName("R80, R86 what has ended can begin again")
    void ended() {
        List<Claim> both = List.of(released(ADA, CY), released(CY, ADA));
        assertThat(claims.claimsOf(new ContactInviteRejected(ACME, ADA, INVITE, TO_CY)))
                .isEqualTo(both);
        assertThat(claims.claimsOf(new ContactInviteCancelled(ACME, ADA, INVITE, TO_CY, ContactEnd.BY_USER)))
                .isEqualTo(both);
        assertThat(claims.claimsOf(new ContactDeleted(ACME, ADA, INVITE, CY, ADA, ContactEnd.BY_USER)))
                .isEqualTo(both);
        assertThat(claims.claimsOf(new ContactInviteCancelled(ACME, ADA, INVITE, TO_ADDRESS, ContactEnd.BY_USER)))
                .containsExactly(
                        released(ADA, NOBODY_YET),
                        Claim.release("contact-address", ADA + "/cy@shop.example", ADA.toString()));
        Invited erased = new Invited(NOBODY_YET, null, null);
        assertThat(claims.claimsOf(new ContactInviteCancelled(ACME, ADA, INVITE, erased, ContactEnd.BY_USER)))
                .containsExactly(released(ADA, NOBODY_YET));
    }

    @Test
    @DisplayName("events of other aggregates are not their business")
    void others() {
        assertThat(claims.claimsOf("something else")).isEmpty();
    }
}
