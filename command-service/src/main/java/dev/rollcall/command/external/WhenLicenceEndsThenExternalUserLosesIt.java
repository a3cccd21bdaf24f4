package dev.rollcall.command.external;

import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.organization.OrganizationEvent.LicenceFreed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R66, R72: external users hold licences of the host by the names of their memberships. */
@Component
@ProcessingGroup("automations")
class WhenLicenceEndsThenExternalUserLosesIt {

    private final Commands commands;
    private final Claims claims;

    WhenLicenceEndsThenExternalUserLosesIt(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    /** All other reasons come from the user, or the external user. */
    @EventHandler
    void on(LicenceFreed event, EventMessage<LicenceFreed> message) {
        String holder = event.userId().toString();
        if (event.reason() == LicenceEnd.LICENCES_LOWERED
                && claims.held("user", holder).isEmpty()
                && claims.held("invited-user", holder).isEmpty()) {
            commands.sendBecauseOf(message, new LoseLicence(event.userId()));
        }
    }
}
