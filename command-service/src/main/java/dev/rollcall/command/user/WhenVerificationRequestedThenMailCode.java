package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.mail.RequestMail;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.mail.MailTemplate;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R21: a code is on its way as soon as there is one. */
@Component
@ProcessingGroup("automations")
class WhenVerificationRequestedThenMailCode {

    private final Commands commands;
    private final Addressees addressees;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    WhenVerificationRequestedThenMailCode(Commands commands, Addressees addressees) {
        this.commands = commands;
        this.addressees = addressees;
    }

    @EventHandler
    void on(EmailVerificationRequested event, EventMessage<EmailVerificationRequested> message) {
        commands.sendBecauseOf(
                message,
                new RequestMail(
                        event.organizationId(),
                        event.userId(),
                        ids.generate(),
                        MailTemplate.VERIFICATION_CODE,
                        event.address(),
                        addressees.of(event.userId()).name(),
                        Map.of(),
                        event.codeId(),
                        event.expiresAt()));
    }
}
