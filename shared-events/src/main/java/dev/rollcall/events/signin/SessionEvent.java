package dev.rollcall.events.signin;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What happens to a session; its stream is {@code session/<id>}, so that sign-ins do not make the user's own long. */
public sealed interface SessionEvent extends DomainEvent {

    UUID userId();

    UUID sessionId();

    /**
     * A user signed in (R30, R31).
     *
     * @param expiresAt end of its lifetime, whatever happens
     * @param idleSeconds after which it ends unless it is used
     * @param restrictions what the user has to do first
     * @param endedSessions ids of the oldest sessions, which end because the policy allows no more at the same time (R6)
     */
    @EventType(name = "session.started")
    record SessionStarted(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID sessionId,
            @Personal String ip,
            Device device,
            SecondFactor secondFactor,
            Instant expiresAt,
            long idleSeconds,
            Set<Restriction> restrictions,
            Set<UUID> endedSessions)
            implements SessionEvent {}

    /** The user proved once more who they are (R40: the age of that counts). */
    @EventType(name = "session.reauthenticated")
    record SessionReauthenticated(
            UUID organizationId, @DataSubject UUID userId, UUID sessionId) implements SessionEvent {}

    /** The user did what had to be done first (R41). */
    @EventType(name = "session.restrictions-changed")
    record SessionRestrictionsChanged(
            UUID organizationId, @DataSubject UUID userId, UUID sessionId, Set<Restriction> restrictions)
            implements SessionEvent {}

    /**
     * Nobody can use the session any more (R31).
     *
     * @param endedAt the end of idle time or lifetime, which may be noticed later; the time of the event otherwise
     */
    @EventType(name = "session.ended")
    record SessionEnded(
            UUID organizationId, @DataSubject UUID userId, UUID sessionId, EndReason reason, Instant endedAt)
            implements SessionEvent {}
}
