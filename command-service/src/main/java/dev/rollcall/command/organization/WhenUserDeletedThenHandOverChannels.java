package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.HandOverChannels;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R52: what a deleted user owned is somebody else's, in the same append. */
@Component
@ProcessingGroup("automations")
class WhenUserDeletedThenHandOverChannels {

    private final Commands commands;

    WhenUserDeletedThenHandOverChannels(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(UserDeleted event, EventMessage<UserDeleted> message) {
        commands.sendBecauseOf(
                message, new HandOverChannels(event.organizationId(), event.userId(), event.successorId()));
    }
}
