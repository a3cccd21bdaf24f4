package dev.rollcall.command.signin;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import dev.rollcall.command.signin.SessionCommand.EndSession;
import dev.rollcall.command.signin.SessionCommand.LiftRestriction;
import dev.rollcall.command.signin.SessionCommand.Reauthenticate;
import dev.rollcall.command.signin.SessionCommand.StartSession;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SessionEvent;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionReauthenticated;
import dev.rollcall.events.signin.SessionEvent.SessionRestrictionsChanged;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.web.Refusal;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The time from a sign-in to its end (R31). Its stream is short: no snapshots. */
@Aggregate(cache = "aggregateCache")
class Session {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable UUID organizationId;
    private @Nullable UUID userId;
    private final Set<Restriction> restrictions = EnumSet.noneOf(Restriction.class);
    private boolean ended;

    Session() {}

    /** A session of somebody else is none that the caller may know of. */
    @CommandHandlerInterceptor
    Object known(SessionCommand command, InterceptorChain decision) throws Exception {
        boolean isUsers = command.organizationId().equals(organizationId)
                && command.userId().equals(userId);
        if (!(command instanceof StartSession) && !isUsers) {
            throw Refusal.notFound("session.not-found", "There is no such session here.");
        }
        decision.proceed();
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(StartSession command) {
        apply(new SessionStarted(
                command.organizationId(),
                command.userId(),
                command.sessionId(),
                command.ip(),
                command.device(),
                command.secondFactor(),
                command.expiresAt(),
                command.idleSeconds(),
                command.restrictions(),
                command.endedSessions()));
        return getVersion();
    }

    @CommandHandler
    void decide(Reauthenticate command) {
        if (ended) {
            throw Refusal.conflict("session.ended", "The session has ended.");
        }
        apply(new SessionReauthenticated(command.organizationId(), command.userId(), command.sessionId()));
    }

    @CommandHandler
    void decide(LiftRestriction command) {
        if (!ended && restrictions.contains(command.restriction())) {
            Set<Restriction> left = EnumSet.copyOf(restrictions);
            left.remove(command.restriction());
            apply(new SessionRestrictionsChanged(
                    command.organizationId(), command.userId(), command.sessionId(), left));
        }
    }

    /** Twice is once: whoever was later has got what they wanted. */
    @CommandHandler
    void decide(EndSession command) {
        if (!ended) {
            apply(new SessionEnded(
                    command.organizationId(),
                    command.userId(),
                    command.sessionId(),
                    command.reason(),
                    command.endedAt()));
        }
    }

    @EventSourcingHandler
    void evolve(SessionEvent event) {
        switch (event) {
            case SessionStarted e -> {
                stream = "session/" + e.sessionId();
                organizationId = e.organizationId();
                userId = e.userId();
                restrictions.addAll(e.restrictions());
            }
            case SessionReauthenticated e -> {}
            case SessionRestrictionsChanged e -> {
                restrictions.clear();
                restrictions.addAll(e.restrictions());
            }
            case SessionEnded e -> ended = true;
        }
    }
}
