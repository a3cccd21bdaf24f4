package dev.rollcall.command.signin;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.signin.AccountCommand.RequestPasswordResetNotice;
import dev.rollcall.command.signin.AccountCommand.ResetPassword;
import dev.rollcall.command.signin.LiveGrants.LiveSession;
import dev.rollcall.command.signin.Members.Member;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Admins give users one-time passwords (R40–R44); the operator gives a new user the first one. */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/password-resets")
class PasswordResetController {

    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Members members;
    private final LiveGrants grants;
    private final NewPasswords newPasswords;
    private final Commands commands;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    PasswordResetController(
            Members members, LiveGrants grants, NewPasswords newPasswords, Commands commands, Clock clock) {
        this.members = members;
        this.grants = grants;
        this.newPasswords = newPasswords;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param oneTimePassword without which one is generated */
    record Reset(
            @Nullable @Size(max = PasswordForm.LONGEST_AS_SENT)
            String oneTimePassword,

            @Nullable Boolean clearMobileSessions,
            @Nullable Boolean clearApiTokens) {

        @Override
        public String toString() {
            return "Reset";
        }
    }

    record Done(UUID id, String oneTimePassword, Instant expiresAt, Ended ended) {

        @Override
        public String toString() {
            return "Done";
        }
    }

    record Ended(long webSessions, long mobileSessions, long apiTokens) {}

    @PostMapping
    ResponseEntity<Object> reset(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Reset body,
            Caller caller) {
        boolean isMobileToo = Boolean.TRUE.equals(body.clearMobileSessions());
        String password = body.oneTimePassword() == null ? OneTimePasswords.generate() : body.oneTimePassword();
        Member target = members.of(organizationId, userId);
        refuseForbidden(target, caller.identity());
        newPasswords.refuseGuessable(password, target.policies().password(), "/oneTimePassword");
        UUID passwordId = newPasswords.stage(userId, password);
        UUID resetId = ids.generate();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Cleared cleared = new Cleared();
        return commands.send(
                () -> {
                    Member member = members.of(organizationId, userId);
                    refuseForbidden(member, caller.identity());
                    cleared.sessions = grants.sessionsOf(userId).stream()
                            .filter(session -> isMobileToo || !session.isMobile())
                            .toList();
                    return new ResetPassword(
                            organizationId,
                            userId,
                            resetId,
                            passwordId,
                            caller.identity().userId(),
                            now,
                            now.plus(GOOD_FOR),
                            caller.identity().kind() == Identity.Kind.OPERATOR,
                            age(caller.identity(), now),
                            cleared.sessions.stream().map(LiveSession::id).collect(Collectors.toSet()),
                            Boolean.TRUE.equals(body.clearApiTokens())
                                    ? Set.copyOf(grants.apiTokensOf(userId))
                                    : Set.of(),
                            member.access().moved());
                },
                caller,
                (command, receipt) -> receipt.handedOver(
                        new Done(resetId, password, command.expiresAt(), cleared.with(command.revokedTokens()))));
    }

    /** What ends with the reset, as last looked up. */
    private static final class Cleared {

        private List<LiveSession> sessions = List.of();

        Ended with(Set<UUID> tokens) {
            long mobile = sessions.stream().filter(LiveSession::isMobile).count();
            return new Ended(sessions.size() - mobile, mobile, tokens.size());
        }
    }

    /** R43 */
    @PostMapping("/{resetId}/notifications")
    ResponseEntity<Object> notifyAgain(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID resetId, Caller caller) {
        members.of(organizationId, userId);
        return commands.send(new RequestPasswordResetNotice(organizationId, userId, resetId), caller, Receipt::changed);
    }

    /** R44 */
    private static void refuseForbidden(Member member, Identity by) {
        if (by.is(member.userId())) {
            throw Refusal.conflict("password.own", "Your own password is changed with PUT /v1/me/password.");
        }
        if (member.isExternal()) {
            throw Refusal.conflict("user.external", "The home organization of an external user resets passwords.");
        }
        if (!member.active()) {
            throw Refusal.conflict("user.inactive", "The user is not active.");
        }
        if (by.kind() != Identity.Kind.OPERATOR) {
            member.refuseGuardedTo(by);
        }
    }

    /** R40; null for the operator, who has no password. */
    static @Nullable Long age(Identity by, Instant now) {
        return by.authenticatedAt() == null
                ? null
                : Duration.between(by.authenticatedAt(), now).toSeconds();
    }
}
