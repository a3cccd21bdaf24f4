package dev.rollcall.command.external;

import dev.rollcall.command.external.ExternalUserCommand.Remove;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R51: who is no more at home is no more anywhere else either, in the same append. */
@Component
@ProcessingGroup("automations")
class WhenUserDeletedThenRemoveFromHosts {

    /** As many as one append can bear. */
    private static final int MOST_HOSTS = 1_000;

    private final Commands commands;
    private final Claims claims;

    WhenUserDeletedThenRemoveFromHosts(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    @EventHandler
    void on(UserDeleted event, EventMessage<UserDeleted> message) {
        claims.keysOf(ExternalUserClaims.USER, event.userId().toString(), MOST_HOSTS).stream()
                .map(key -> Membership.ofKey(key).hostId())
                .forEach(host -> commands.sendBecauseOf(message, new Remove(host, event.userId())));
    }
}
