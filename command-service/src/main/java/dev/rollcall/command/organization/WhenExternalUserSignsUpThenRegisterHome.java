package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.RegisterOrganization;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoined;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.Plan;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R60: everybody is at home somewhere; who signs up to join another organization, in a free one of their own. */
@Component
@ProcessingGroup("automations")
class WhenExternalUserSignsUpThenRegisterHome {

    private final Commands commands;
    private final Claims claims;

    WhenExternalUserSignsUpThenRegisterHome(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    @EventHandler
    void on(ExternalUserJoined event, EventMessage<ExternalUserJoined> message) {
        if (event.signedUp()) {
            String host = event.organizationId().toString();
            commands.sendBecauseOf(
                    message,
                    new RegisterOrganization(
                            event.homeOrganizationId(),
                            event.fullName(),
                            claims.labels(OrganizationClaims.DATA_CENTRE, List.of(host))
                                    .getOrDefault(host, ""),
                            Plan.FREE,
                            0,
                            new FirstUser(event.userId(), event.fullName(), event.email())));
        }
    }
}
