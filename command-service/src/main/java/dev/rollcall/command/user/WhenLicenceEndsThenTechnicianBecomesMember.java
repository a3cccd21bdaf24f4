package dev.rollcall.command.user;

import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.InvitationCommand.LoseLicence;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.organization.OrganizationEvent.LicenceFreed;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R70, R72: nobody works as a technician, or is invited to, without a licence. */
@Component
@ProcessingGroup("automations")
class WhenLicenceEndsThenTechnicianBecomesMember {

    private final Commands commands;
    private final AccessVersions accessVersions;
    private final Claims claims;

    WhenLicenceEndsThenTechnicianBecomesMember(Commands commands, AccessVersions accessVersions, Claims claims) {
        this.commands = commands;
        this.accessVersions = accessVersions;
        this.claims = claims;
    }

    /** All other reasons come from the user; and who takes it away has the user's access changed already. */
    @EventHandler
    void on(LicenceFreed event, EventMessage<LicenceFreed> message) {
        if (!isUser(event)) {
            return; // but an external user, who works on without one
        }
        if (event.reason() == LicenceEnd.LICENCES_LOWERED) {
            lose(event, message, accessVersions.of(event.userId()).moved());
        } else if (event.reason() == LicenceEnd.TAKEN_AWAY) {
            lose(event, message, List.of());
        }
    }

    private boolean isUser(LicenceFreed event) {
        String id = event.userId().toString();
        return claims.held("user", id).isPresent()
                || claims.held("invited-user", id).isPresent();
    }

    private void lose(LicenceFreed event, EventMessage<LicenceFreed> because, List<Claim> claims) {
        commands.sendBecauseOf(because, new LoseLicence(event.organizationId(), event.userId(), claims));
    }
}
