package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.mail.RequestMail;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.mail.MailTemplate;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.UserInvited;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** R11, R71: who is invited, or invited again, is told so by mail. */
@Component
@ProcessingGroup("automations")
class WhenInvitedThenMail {

    private final Commands commands;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    WhenInvitedThenMail(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(UserInvited event, EventMessage<UserInvited> message) {
        mail(
                message,
                event.email(),
                event.fullName(),
                event.organizationName(),
                event.role(),
                event.invitationId(),
                event.expiresAt());
    }

    @EventHandler
    void on(InvitationRenewed event, EventMessage<InvitationRenewed> message) {
        mail(
                message,
                event.email(),
                event.fullName(),
                event.organizationName(),
                event.role(),
                event.invitationId(),
                event.expiresAt());
    }

    private void mail(
            EventMessage<? extends UserEvent> because,
            String address,
            @Nullable String name,
            String organization,
            Role role,
            UUID codeId,
            Instant expiresAt) {
        commands.sendBecauseOf(
                because,
                new RequestMail(
                        because.getPayload().organizationId(),
                        because.getPayload().userId(),
                        ids.generate(),
                        MailTemplate.INVITATION,
                        address,
                        name,
                        Map.of("organization", organization, "role", role.name()),
                        codeId,
                        expiresAt));
    }
}
