package dev.rollcall.command.user;

import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.UserCommand.AddUser;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R1: who registers an organization becomes its super admin, in the same transaction or not at all. */
@Component
@ProcessingGroup("automations")
class WhenOrganizationRegisteredThenAddSuperAdmin {

    private final Commands commands;

    WhenOrganizationRegisteredThenAddSuperAdmin(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(OrganizationRegistered event, EventMessage<OrganizationRegistered> message) {
        FirstUser person = event.superAdmin();
        commands.sendBecauseOf(
                message,
                new AddUser(
                        event.organizationId(),
                        person.userId(),
                        Role.SUPER_ADMIN,
                        EmailAddress.parse(person.email()).orElseThrow(),
                        event.organizationId(),
                        Set.of(),
                        Map.of(ProfileField.FULL_NAME, person.fullName()),
                        CustomValues.NONE));
    }
}
