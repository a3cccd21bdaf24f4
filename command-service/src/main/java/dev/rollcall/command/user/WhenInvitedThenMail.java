package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.command.mail.RequestMail;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.events.mail.MailEvent.Sender;
import dev.rollcall.events.mail.MailTemplate;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.UserInvited;
import java.time.Duration;
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

    private static final Duration NAMES_ARE_KEPT = Duration.ofSeconds(10);

    private final Commands commands;
    private final Addressees addressees;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    /** A file is invited by one and the same: their name is read once, and not kept for long. */
    private final Cache<UUID, String> names = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(NAMES_ARE_KEPT)
            .build();

    WhenInvitedThenMail(Commands commands, Addressees addressees, PersonKeys keys) {
        this.commands = commands;
        this.addressees = addressees;
        keys.whenDestroyed(names::invalidateAll);
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
                event.expiresAt(),
                event.invitedBy());
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
                event.expiresAt(),
                event.invitedBy());
    }

    private void mail(
            EventMessage<? extends UserEvent> because,
            String address,
            @Nullable String name,
            String organization,
            Role role,
            UUID codeId,
            Instant expiresAt,
            @Nullable UUID invitedBy) {
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
                        expiresAt,
                        invitedBy == null ? null : new Sender(invitedBy, nameOf(invitedBy), null)));
    }

    private String nameOf(UUID user) {
        return names.get(user, unknown -> addressees.of(unknown).name());
    }
}
