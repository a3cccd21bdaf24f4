package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.AssignLicence;
import dev.rollcall.command.organization.OrganizationCommand.FreeLicence;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * R70, R71, R13: technicians, invited ones too, work with a licence. What makes one is refused where none is left: it
 * is recorded together with the licence, or not at all.
 */
@Component
@ProcessingGroup("automations")
class WhenTechniciansChangeThenLicencesFollow {

    private final Commands commands;

    WhenTechniciansChangeThenLicencesFollow(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(UserInvited event, EventMessage<UserInvited> message) {
        if (event.role() == Role.TECHNICIAN) {
            assign(message);
        }
    }

    @EventHandler
    void on(InvitationRenewed event, EventMessage<InvitationRenewed> message) {
        if (event.role() == Role.TECHNICIAN) {
            assign(message);
        }
    }

    /** Who accepts keeps the licence that was kept for them. */
    @EventHandler
    void on(InvitationEnded event, EventMessage<InvitationEnded> message) {
        if (event.role() == Role.TECHNICIAN && event.outcome() != InvitationEnd.ACCEPTED) {
            free(message, LicenceEnd.INVITATION_ENDED);
        }
    }

    @EventHandler
    void on(UserRoleChanged event, EventMessage<UserRoleChanged> message) {
        if (isTechnician(event.role())) {
            assign(message);
        } else if (isTechnician(event.previousRole())) {
            free(message, LicenceEnd.ROLE_CHANGED);
        }
    }

    @EventHandler
    void on(UserDeactivated event, EventMessage<UserDeactivated> message) {
        free(message, LicenceEnd.DEACTIVATED);
    }

    @EventHandler
    void on(UserDeleted event, EventMessage<UserDeleted> message) {
        free(message, LicenceEnd.DELETED);
    }

    @EventHandler
    void on(UserActivated event, EventMessage<UserActivated> message) {
        if (isTechnician(event.role())) {
            assign(message);
        }
    }

    private void assign(EventMessage<? extends UserEvent> because) {
        UserEvent event = because.getPayload();
        commands.sendBecauseOf(because, new AssignLicence(event.organizationId(), event.userId(), List.of()));
    }

    private void free(EventMessage<? extends UserEvent> because, LicenceEnd reason) {
        UserEvent event = because.getPayload();
        commands.sendBecauseOf(because, new FreeLicence(event.organizationId(), event.userId(), reason, List.of()));
    }

    private static boolean isTechnician(String role) {
        return role.equals(Role.TECHNICIAN.name());
    }
}
