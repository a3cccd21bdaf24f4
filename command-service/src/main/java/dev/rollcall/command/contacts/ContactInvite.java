package dev.rollcall.command.contacts;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import dev.rollcall.command.contacts.ContactCommand.AcceptInvite;
import dev.rollcall.command.contacts.ContactCommand.CancelInvite;
import dev.rollcall.command.contacts.ContactCommand.DeleteContact;
import dev.rollcall.command.contacts.ContactCommand.EndBecauseUserDeleted;
import dev.rollcall.command.contacts.ContactCommand.RejectInvite;
import dev.rollcall.command.contacts.ContactCommand.ResendInvite;
import dev.rollcall.command.contacts.ContactCommand.SendInvite;
import dev.rollcall.command.platform.Condition;
import dev.rollcall.command.platform.Metadata;
import dev.rollcall.eventlog.personal.Seals;
import dev.rollcall.events.contacts.ContactEnd;
import dev.rollcall.events.contacts.ContactEvent;
import dev.rollcall.events.contacts.ContactEvent.ContactDeleted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteAccepted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteCancelled;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteReachedUser;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteRejected;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteResent;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteSent;
import dev.rollcall.events.contacts.ContactEvent.Invited;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One invite, and the contact that it makes of two users until one of them ends it (R80, R81, R86). */
@Aggregate(cache = "aggregateCache")
class ContactInvite {

    /** A mail that nobody answers is a nuisance when it comes again and again. */
    private static final int MOST_RENEWALS = 3;

    private enum State {
        OPEN,
        ACCEPTED,
        ENDED
    }

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable ContactInviteSent sent;

    /** Whom it names by now: who had no account may have one since. */
    private @Nullable Invited invited;

    private State state = State.ENDED;
    private int renewals;

    ContactInvite() {}

    @CommandHandlerInterceptor
    Object versioned(
            ContactCommand command,
            InterceptorChain decision,
            @MetaDataValue(Metadata.IF_MATCH) @Nullable List<Long> ifMatch)
            throws Exception {
        if (!(command instanceof SendInvite)) {
            Condition.check(ifMatch, getVersion());
        }
        decision.proceed();
        return getVersion();
    }

    /** That the two are none of each other's contacts yet, nor invited, is a claim. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(SendInvite command) {
        if (command.invited().userId().equals(command.userId())) {
            throw oneself();
        }
        apply(new ContactInviteSent(
                command.organizationId(),
                command.userId(),
                command.inviteId(),
                command.dataCentre(),
                command.invited(),
                command.message()));
        return getVersion();
    }

    @CommandHandler
    void decide(ResendInvite command) {
        refuseAllButSender(command);
        refuseUnlessOpen();
        if (invited().organizationId() == null && invited().email() == null) {
            throw Refusal.conflict(
                    "contact-invite.address-erased", "The address was erased; the invite can be taken back.");
        }
        if (renewals == MOST_RENEWALS) {
            throw Refusal.conflict(
                    "contact-invite.renewed-too-often",
                    "An invite is sent again %d times at most.".formatted(MOST_RENEWALS));
        }
        apply(new ContactInviteResent(
                command.organizationId(), command.userId(), command.inviteId(), invited(), sent().message()));
    }

    @CommandHandler
    void decide(CancelInvite command) {
        refuseAllButSender(command);
        refuseUnlessOpen();
        cancel(ContactEnd.BY_USER);
    }

    /** R81; of a racing cancellation and acceptance, whichever is later finds the invite not open. */
    @CommandHandler
    void decide(AcceptInvite command) {
        refuseAllButInvited(command);
        refuseUnlessOpen();
        if (!command.dataCentre().equals(sent().dataCentre())) {
            throw otherDataCentre();
        }
        reach(command);
        apply(new ContactInviteAccepted(
                sent().organizationId(),
                sent().userId(),
                command.inviteId(),
                command.userId(),
                command.organizationId()));
    }

    @CommandHandler
    void decide(RejectInvite command) {
        refuseAllButInvited(command);
        refuseUnlessOpen();
        reach(command);
        apply(new ContactInviteRejected(sent().organizationId(), sent().userId(), command.inviteId(), invited()));
    }

    /** R86 */
    @CommandHandler
    void decide(DeleteContact command) {
        if (state != State.ACCEPTED || !isOneOfTheTwo(command)) {
            throw contactNotFound();
        }
        delete(command.userId(), ContactEnd.BY_USER);
    }

    /** R51 */
    @CommandHandler
    void decide(EndBecauseUserDeleted command) {
        if (state == State.ACCEPTED) {
            delete(command.userId(), ContactEnd.USER_DELETED);
        } else if (state == State.OPEN) {
            cancel(ContactEnd.USER_DELETED);
        }
    }

    /** For who was invited without an account; that the address is theirs by now follows, or all of it is refused. */
    private void reach(ContactCommand command) {
        if (invited().organizationId() == null) {
            apply(new ContactInviteReachedUser(
                    sent().organizationId(),
                    sent().userId(),
                    command.inviteId(),
                    invited(),
                    command.userId(),
                    command.organizationId()));
        }
    }

    /** An address that is erased is sealed again by nobody: nothing can be said of it but that it was. */
    private static Invited readable(Invited invited) {
        return Seals.ERASED.equals(invited.email())
                ? new Invited(invited.userId(), invited.organizationId(), null)
                : invited;
    }

    private void cancel(ContactEnd reason) {
        apply(new ContactInviteCancelled(
                sent().organizationId(), sent().userId(), sent().inviteId(), invited(), reason));
    }

    private void delete(UUID endedBy, ContactEnd reason) {
        apply(new ContactDeleted(
                sent().organizationId(),
                sent().userId(),
                sent().inviteId(),
                invited().userId(),
                endedBy,
                reason));
    }

    private ContactInviteSent sent() {
        if (sent == null) {
            throw notFound();
        }
        return sent;
    }

    private Invited invited() {
        if (invited == null) {
            throw notFound();
        }
        return invited;
    }

    private boolean isSender(ContactCommand command) {
        return command.userId().equals(sent().userId())
                && command.organizationId().equals(sent().organizationId());
    }

    private boolean isOneOfTheTwo(ContactCommand command) {
        return isSender(command)
                || command.userId().equals(invited().userId())
                        && command.organizationId().equals(invited().organizationId());
    }

    private void refuseAllButSender(ContactCommand command) {
        if (!isSender(command)) {
            throw notFound();
        }
    }

    /** Whose the address is of an invite for somebody without an account is not for this stream to know. */
    private void refuseAllButInvited(ContactCommand command) {
        if (isSender(command)) {
            throw oneself();
        }
        boolean isForAnybody = invited().organizationId() == null && invited().email() != null;
        if (!isForAnybody && !isOneOfTheTwo(command)) {
            throw notFound();
        }
    }

    private void refuseUnlessOpen() {
        if (state != State.OPEN) {
            throw Refusal.conflict("contact-invite.not-open", "The invite has been answered or cancelled.");
        }
    }

    static Refusal notFound() {
        return Refusal.notFound("contact-invite.not-found", "There is no such contact invite here.");
    }

    static Refusal contactNotFound() {
        return Refusal.notFound("contact.not-found", "There is no such contact here.");
    }

    private static Refusal oneself() {
        return Refusal.conflict("contact-invite.oneself", "Nobody is a contact of themself.");
    }

    /** R84 */
    static Refusal otherDataCentre() {
        return Refusal.conflict("contact.other-data-centre", "Users in another data centre cannot be contacts.");
    }

    @EventSourcingHandler
    void evolve(ContactEvent event) {
        switch (event) {
            case ContactInviteSent e -> {
                stream = "contact-invite/" + e.inviteId();
                sent = e;
                invited = readable(e.invited());
                state = State.OPEN;
            }
            case ContactInviteResent e -> renewals++;
            case ContactInviteReachedUser e -> invited = new Invited(e.otherId(), e.otherOrganizationId(), null);
            case ContactInviteAccepted e -> state = State.ACCEPTED;
            case ContactInviteRejected e -> state = State.ENDED;
            case ContactInviteCancelled e -> state = State.ENDED;
            case ContactDeleted e -> state = State.ENDED;
        }
    }
}
