package dev.rollcall.command.signin;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.signin.Device;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SecondFactor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What can be asked of a session. */
sealed interface SessionCommand extends Command {

    UUID organizationId();

    UUID userId();

    UUID sessionId();

    @Override
    default String stream() {
        return "session/" + sessionId();
    }

    record StartSession(
            UUID organizationId,
            UUID userId,
            UUID sessionId,
            String ip,
            Device device,
            SecondFactor secondFactor,
            Instant expiresAt,
            long idleSeconds,
            Set<Restriction> restrictions,
            Set<UUID> endedSessions,
            List<Claim> claims)
            implements SessionCommand {}

    record Reauthenticate(UUID organizationId, UUID userId, UUID sessionId) implements SessionCommand {}

    record LiftRestriction(UUID organizationId, UUID userId, UUID sessionId, Restriction restriction)
            implements SessionCommand {}

    record EndSession(UUID organizationId, UUID userId, UUID sessionId, EndReason reason, Instant endedAt)
            implements SessionCommand {}
}
