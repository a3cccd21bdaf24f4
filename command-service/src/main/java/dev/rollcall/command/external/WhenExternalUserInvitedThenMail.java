package dev.rollcall.command.external;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.mail.RequestMail;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserInvited;
import dev.rollcall.events.mail.MailTemplate;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R60: who is to join with limited access is told so by mail. */
@Component
@ProcessingGroup("automations")
class WhenExternalUserInvitedThenMail {

    private final Commands commands;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    WhenExternalUserInvitedThenMail(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ExternalUserInvited event, EventMessage<ExternalUserInvited> message) {
        commands.sendBecauseOf(
                message,
                new RequestMail(
                        event.organizationId(),
                        event.userId(),
                        ids.generate(),
                        MailTemplate.EXTERNAL_INVITATION,
                        event.email(),
                        event.fullName(),
                        Map.of("organization", event.organizationName()),
                        event.invitationId(),
                        event.expiresAt()));
    }
}
