package dev.rollcall.command.contacts;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.contacts.ContactEvent;
import dev.rollcall.events.contacts.ContactEvent.ContactDeleted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteAccepted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteCancelled;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteReachedUser;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteRejected;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteResent;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteSent;
import dev.rollcall.events.contacts.ContactEvent.Invited;
import dev.rollcall.web.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What two people are to each other, once for each of them: so no two invites, of either to the other, are open at the
 * same time, and all that a user has to do with others can be found (R51). Who has no account can be invited once under
 * an address.
 */
@Component
class ContactClaims implements ClaimRules {

    /** Who was invited before they had an account, held by whom they turned out to be. */
    static final String REACHED = "contact-reached";

    /** Keyed by address, held by whoever is invited under it as long as nobody has an account of it. */
    static final String GUESTS = "contact-guest";

    private static final String ADDRESSES = "contact-address";
    private static final String ALREADY_INVITED = "contact-invite.already-sent";

    @Override
    public Map<String, String> refusals() {
        return Map.of(ALREADY_INVITED, "An invite to this address is open already.");
    }

    @Override
    public Set<String> personalScopes() {
        return Set.of(ADDRESSES, GUESTS);
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof ContactEvent event)) {
            return List.of();
        }
        UUID user = event.userId();
        return switch (event) {
            case ContactInviteSent e -> sent(e);
            case ContactInviteResent e -> List.of();
            case ContactInviteReachedUser e -> reached(e);
            case ContactInviteAccepted e ->
                List.of(
                        isUser(e.otherId(), e.otherOrganizationId()),
                        relabelled(user, e.otherId(), e.inviteId()),
                        relabelled(e.otherId(), user, e.inviteId()));
            case ContactInviteRejected e -> ended(user, e.invited());
            case ContactInviteCancelled e -> ended(user, e.invited());
            case ContactDeleted e -> List.of(released(user, e.otherId()), released(e.otherId(), user));
        };
    }

    private static List<Claim> sent(ContactInviteSent event) {
        UUID user = event.userId();
        UUID other = event.invited().userId();
        Claim sender = isUser(user, event.organizationId());
        Claim to = taken(user, other, Tie.Kind.SENT, event.inviteId());
        return event.invited().organizationId() == null
                ? List.of(
                        sender,
                        to,
                        Claim.take(ADDRESSES, address(user, event.invited()), user.toString(), ALREADY_INVITED))
                : List.of(
                        sender,
                        isUser(other, event.invited().organizationId()),
                        to,
                        taken(other, user, Tie.Kind.RECEIVED, event.inviteId()));
    }

    private static List<Claim> reached(ContactInviteReachedUser event) {
        UUID user = event.userId();
        UUID guest = event.invited().userId();
        return Stream.concat(
                        ended(user, event.invited()).stream(),
                        Stream.of(
                                isUser(event.otherId(), event.otherOrganizationId()),
                                taken(user, event.otherId(), Tie.Kind.SENT, event.inviteId()),
                                taken(event.otherId(), user, Tie.Kind.RECEIVED, event.inviteId()),
                                // Several may have invited them; each by another tie.
                                Claim.take(
                                        REACHED,
                                        Tie.key(guest, event.inviteId()),
                                        event.otherId().toString(),
                                        Claim.DECIDE_AGAIN)))
                .toList();
    }

    private static List<Claim> ended(UUID user, Invited invited) {
        Claim from = released(user, invited.userId());
        if (invited.organizationId() == null && invited.email() == null) {
            return List.of(from); // it was erased: nobody knows any more which address it was
        }
        return invited.organizationId() == null
                ? List.of(from, Claim.release(ADDRESSES, address(user, invited), user.toString()))
                : List.of(from, released(invited.userId(), user));
    }

    /** Only a user of today sends or accepts: who is deleted meanwhile has no new contacts. */
    private static Claim isUser(UUID user, UUID organization) {
        return Claim.require("user", user.toString(), organization.toString(), "user.not-found");
    }

    private static Claim taken(UUID user, UUID other, Tie.Kind kind, UUID inviteId) {
        return Claim.take(
                Tie.SCOPE, Tie.key(user, other), user.toString(), new Tie(kind, inviteId).label(), Claim.DECIDE_AGAIN);
    }

    private static Claim relabelled(UUID user, UUID other, UUID inviteId) {
        return Claim.relabel(
                Tie.SCOPE, Tie.key(user, other), user.toString(), new Tie(Tie.Kind.CONTACT, inviteId).label());
    }

    private static Claim released(UUID user, UUID other) {
        return Claim.release(Tie.SCOPE, Tie.key(user, other), user.toString());
    }

    private static String address(UUID user, Invited invited) {
        return user + "/" + EmailAddress.keyOf(Objects.requireNonNull(invited.email()));
    }
}
