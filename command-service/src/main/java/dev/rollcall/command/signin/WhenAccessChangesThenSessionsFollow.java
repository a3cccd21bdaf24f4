package dev.rollcall.command.signin;

import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Metadata;
import dev.rollcall.command.signin.AccountCommand.CloseAccount;
import dev.rollcall.command.signin.AccountCommand.RevokeApiToken;
import dev.rollcall.command.signin.LiveGrants.LiveSession;
import dev.rollcall.command.signin.SessionCommand.EndSession;
import dev.rollcall.command.signin.SessionCommand.LiftRestriction;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SecondFactorReset;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserErased;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** R31, R41, R42: what an event says of sessions and tokens becomes of them in the same append, caused by it. */
@Component
@ProcessingGroup("automations")
class WhenAccessChangesThenSessionsFollow {

    private final Commands commands;
    private final LiveGrants grants;

    WhenAccessChangesThenSessionsFollow(Commands commands, LiveGrants grants) {
        this.commands = commands;
        this.grants = grants;
    }

    /** R13; nobody else can start a session meanwhile: the deactivation holds only if the user's access is unchanged. */
    @EventHandler
    void on(UserDeactivated event, EventMessage<UserDeactivated> message) {
        endAll(EndReason.DEACTIVATION, event.userId(), message);
    }

    /** R51; the same. */
    @EventHandler
    void on(UserDeleted event, EventMessage<UserDeleted> message) {
        endAll(EndReason.DELETION, event.userId(), message);
    }

    private void endAll(EndReason reason, UUID userId, EventMessage<? extends DomainEvent> because) {
        end(
                grants.sessionsOf(userId).stream().map(LiveSession::id).collect(Collectors.toSet()),
                reason,
                userId,
                because);
        revoke(grants.apiTokensOf(userId), reason, userId, because);
    }

    /** R53 */
    @EventHandler
    void on(UserErased event, EventMessage<UserErased> message) {
        if (grants.haveSecretOf(event.userId())) {
            commands.sendBecauseOf(message, new CloseAccount(event.organizationId(), event.userId()));
        }
    }

    @EventHandler
    void on(SessionStarted event, EventMessage<SessionStarted> message) {
        end(event.endedSessions(), EndReason.TOO_MANY_SESSIONS, event.userId(), message);
    }

    @EventHandler
    void on(PasswordReset event, EventMessage<PasswordReset> message) {
        end(event.endedSessions(), EndReason.PASSWORD_RESET, event.userId(), message);
        revoke(event.revokedTokens(), EndReason.PASSWORD_RESET, event.userId(), message);
    }

    @EventHandler
    void on(SecondFactorReset event, EventMessage<SecondFactorReset> message) {
        end(event.endedSessions(), EndReason.SECOND_FACTOR_RESET, event.userId(), message);
    }

    @EventHandler
    void on(PasswordChanged event, EventMessage<PasswordChanged> message) {
        end(event.endedSessions(), EndReason.REVOKED_BY_USER, event.userId(), message);
        lift(Restriction.CHANGE_PASSWORD, event.userId(), message);
    }

    @EventHandler
    void on(SecondFactorEnrolled event, EventMessage<SecondFactorEnrolled> message) {
        lift(Restriction.ENROL_SECOND_FACTOR, event.userId(), message);
    }

    /** In one order everywhere: two that end the same sessions must not wait for each other. */
    private void end(Set<UUID> sessions, EndReason reason, UUID userId, EventMessage<? extends DomainEvent> because) {
        sessions.stream()
                .sorted()
                .forEach(session -> commands.sendBecauseOf(
                        because,
                        new EndSession(
                                because.getPayload().organizationId(),
                                userId,
                                session,
                                reason,
                                because.getTimestamp().truncatedTo(ChronoUnit.MILLIS))));
    }

    private void revoke(
            Collection<UUID> tokens, EndReason reason, UUID userId, EventMessage<? extends DomainEvent> because) {
        tokens.stream()
                .sorted()
                .forEach(token -> commands.sendBecauseOf(
                        because, new RevokeApiToken(because.getPayload().organizationId(), userId, token, reason)));
    }

    /** In the session that did what was asked for. */
    private void lift(Restriction restriction, UUID userId, EventMessage<? extends DomainEvent> because) {
        if (because.getMetaData().get(Metadata.GRANT_ID) instanceof String session) {
            commands.sendBecauseOf(
                    because,
                    new LiftRestriction(
                            because.getPayload().organizationId(), userId, UUID.fromString(session), restriction));
        }
    }
}
