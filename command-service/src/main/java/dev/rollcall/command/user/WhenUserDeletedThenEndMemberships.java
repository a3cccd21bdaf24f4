package dev.rollcall.command.user;

import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.DeletionCommand.EndMemberships;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R51: teams, channels, networks and addresses end because of the deletion, in the same append. */
@Component
@ProcessingGroup("automations")
class WhenUserDeletedThenEndMemberships {

    private final Commands commands;

    WhenUserDeletedThenEndMemberships(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(UserDeleted event, EventMessage<UserDeleted> message) {
        commands.sendBecauseOf(message, new EndMemberships(event.organizationId(), event.userId()));
    }
}
