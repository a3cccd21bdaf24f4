package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.AssignLicence;
import dev.rollcall.command.organization.OrganizationCommand.FreeLicence;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserLicenceChanged;
import dev.rollcall.events.organization.LicenceEnd;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R66: an external user who is given a plan works with one of the host's licences, by the name of the membership. */
@Component
@ProcessingGroup("automations")
class WhenExternalUsersChangeThenLicencesFollow {

    private final Commands commands;

    WhenExternalUsersChangeThenLicencesFollow(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ExternalUserLicenceChanged event, EventMessage<ExternalUserLicenceChanged> message) {
        commands.sendBecauseOf(
                message,
                event.paid()
                        ? new AssignLicence(event.organizationId(), event.membershipId(), List.of())
                        : new FreeLicence(
                                event.organizationId(),
                                event.membershipId(),
                                LicenceEnd.EXTERNAL_USER_LEFT,
                                List.of()));
    }
}
