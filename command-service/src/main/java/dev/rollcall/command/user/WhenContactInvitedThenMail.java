package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.mail.RequestMail;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.Addressees.Addressee;
import dev.rollcall.events.contacts.ContactEvent;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteResent;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteSent;
import dev.rollcall.events.contacts.ContactEvent.Invited;
import dev.rollcall.events.mail.MailEvent.Sender;
import dev.rollcall.events.mail.MailTemplate;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** R80: who is invited to be a contact is told so by mail, at the address that was named, or the primary one. */
@Component
@ProcessingGroup("automations")
class WhenContactInvitedThenMail {

    private final Commands commands;
    private final Addressees addressees;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    WhenContactInvitedThenMail(Commands commands, Addressees addressees) {
        this.commands = commands;
        this.addressees = addressees;
    }

    @EventHandler
    void on(ContactInviteSent event, EventMessage<ContactInviteSent> message) {
        mail(event.invited(), event.message(), message);
    }

    @EventHandler
    void on(ContactInviteResent event, EventMessage<ContactInviteResent> message) {
        mail(event.invited(), event.message(), message);
    }

    private void mail(Invited invited, @Nullable String words, EventMessage<? extends ContactEvent> because) {
        ContactEvent event = because.getPayload();
        @Nullable Addressee user = invited.organizationId() == null ? null : addressees.of(invited.userId());
        // The event is of whoever invites: the name of somebody elsewhere is not theirs to read.
        @Nullable
        String name = user == null || !event.organizationId().equals(invited.organizationId()) ? null : user.name();
        String address = invited.email() == null && user != null ? user.address() : String.valueOf(invited.email());
        commands.sendBecauseOf(
                because,
                new RequestMail(
                        event.organizationId(),
                        invited.userId(),
                        ids.generate(),
                        MailTemplate.CONTACT_INVITE,
                        address,
                        name,
                        Map.of(),
                        null,
                        null,
                        new Sender(event.userId(), addressees.of(event.userId()).name(), words)));
    }
}
