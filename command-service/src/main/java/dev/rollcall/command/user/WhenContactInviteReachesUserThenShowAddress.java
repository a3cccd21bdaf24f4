package dev.rollcall.command.user;

import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.UserCommand.ShowAddress;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteReachedUser;
import dev.rollcall.web.EmailAddress;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R81: an invite to an address is for whoever has proved that it is theirs; for anybody else there is none. */
@Component
@ProcessingGroup("automations")
class WhenContactInviteReachesUserThenShowAddress {

    private final Commands commands;

    WhenContactInviteReachesUserThenShowAddress(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ContactInviteReachedUser event, EventMessage<ContactInviteReachedUser> message) {
        String address = Objects.requireNonNull(event.invited().email());
        commands.sendBecauseOf(
                message,
                new ShowAddress(
                        event.otherOrganizationId(),
                        event.otherId(),
                        new EmailAddress(address, EmailAddress.keyOf(address))));
    }
}
