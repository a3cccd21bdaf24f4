package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.mail.RequestMail;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.Addressees.Addressee;
import dev.rollcall.events.mail.MailEvent.Sender;
import dev.rollcall.events.mail.MailTemplate;
import dev.rollcall.events.signin.AccountEvent;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.PasswordResetNoticeRequested;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** R43: users are told that their password was reset, by whom and when; once more, in the same words, when asked for. */
@Component
@ProcessingGroup("automations")
class WhenPasswordResetThenMailUser {

    private static final String OPERATOR = "the operator of this service";

    private final Commands commands;
    private final Addressees addressees;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    WhenPasswordResetThenMailUser(Commands commands, Addressees addressees) {
        this.commands = commands;
        this.addressees = addressees;
    }

    @EventHandler
    void on(PasswordReset event, EventMessage<PasswordReset> message) {
        mail(event, event.resetBy(), event.resetAt(), message);
    }

    @EventHandler
    void on(PasswordResetNoticeRequested event, EventMessage<PasswordResetNoticeRequested> message) {
        mail(event, event.resetBy(), event.resetAt(), message);
    }

    private void mail(AccountEvent event, @Nullable UUID resetBy, Instant resetAt, EventMessage<?> message) {
        Addressee user = addressees.of(event.userId());
        commands.sendBecauseOf(
                message,
                new RequestMail(
                        event.organizationId(),
                        event.userId(),
                        ids.generate(),
                        MailTemplate.PASSWORD_RESET,
                        user.address(),
                        user.name(),
                        resetBy == null
                                ? Map.of("resetBy", OPERATOR, "resetAt", resetAt.toString())
                                : Map.of("resetAt", resetAt.toString()),
                        null,
                        null,
                        resetBy == null
                                ? null
                                : new Sender(resetBy, addressees.of(resetBy).name(), null)));
    }
}
