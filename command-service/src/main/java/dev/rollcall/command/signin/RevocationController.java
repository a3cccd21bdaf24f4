package dev.rollcall.command.signin;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Command;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.signin.AccountCommand.EndSessions;
import dev.rollcall.command.signin.AccountCommand.Unlock;
import dev.rollcall.command.signin.LiveGrants.LiveSession;
import dev.rollcall.command.signin.SessionCommand.EndSession;
import dev.rollcall.events.signin.EndReason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Ends sessions: one's own, or as an admin others' (R31, R33); and lets the locked out try again (R34). */
@RestController
class RevocationController {

    private static final String USER = "/v1/organizations/{organizationId}/users/{userId}";

    private final Commands commands;
    private final Members members;
    private final LiveGrants grants;
    private final Clock clock;

    RevocationController(Commands commands, Members members, LiveGrants grants, Clock clock) {
        this.commands = commands;
        this.members = members;
        this.grants = grants;
        this.clock = clock;
    }

    @DeleteMapping("/v1/sessions/current")
    ResponseEntity<Object> signOut(Caller caller) {
        Identity user = caller.identity();
        return commands.send(
                new EndSession(
                        Objects.requireNonNull(user.organizationId()),
                        Objects.requireNonNull(user.userId()),
                        Objects.requireNonNull(user.grantId()),
                        EndReason.SIGN_OUT,
                        now()),
                caller,
                Receipt::changed);
    }

    @DeleteMapping(USER + "/sessions/{sessionId}")
    ResponseEntity<Object> revoke(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID sessionId, Caller caller) {
        return commands.send(
                new EndSession(organizationId, userId, sessionId, reason(userId, caller), now()),
                caller,
                Receipt::changed);
    }

    /** Also of one that begins at this moment: either it is among them, or its sign-in is decided after them. */
    @DeleteMapping(USER + "/sessions")
    ResponseEntity<Object> revokeAll(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        EndReason reason = reason(userId, caller);
        return commands.send(
                () -> new EndSessions(
                        organizationId,
                        userId,
                        members.of(organizationId, userId).access().moved(),
                        sessions(userId).stream()
                                .<Command>map(id -> new EndSession(organizationId, userId, id, reason, now()))
                                .toList()),
                caller,
                (command, receipt) -> receipt.changed());
    }

    private List<UUID> sessions(UUID userId) {
        return grants.sessionsOf(userId).stream().map(LiveSession::id).sorted().toList();
    }

    @DeleteMapping(USER + "/lock")
    ResponseEntity<Object> unlock(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        members.of(organizationId, userId);
        return commands.send(new Unlock(organizationId, userId), caller, receipt -> receipt.changed());
    }

    private static EndReason reason(UUID userId, Caller caller) {
        return caller.identity().is(userId) ? EndReason.REVOKED_BY_USER : EndReason.REVOKED_BY_ADMIN;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
