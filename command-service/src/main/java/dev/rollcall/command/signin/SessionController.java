package dev.rollcall.command.signin;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.access.AccessToken;
import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.signin.LiveGrants.LiveSession;
import dev.rollcall.command.signin.Members.Member;
import dev.rollcall.command.signin.SessionCommand.Reauthenticate;
import dev.rollcall.command.signin.SessionCommand.StartSession;
import dev.rollcall.events.signin.Device;
import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs users in, and lets them prove once more who they are (R30, R31, R40). */
@RestController
@RequestMapping("/v1/sessions")
class SessionController {

    /** Of what is no password: longer than any address or code, and short enough to be looked at. */
    private static final int LONGEST = 1_024;

    private final SignIn signIn;
    private final Members members;
    private final LiveGrants grants;
    private final Commands commands;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    SessionController(SignIn signIn, Members members, LiveGrants grants, Commands commands, Clock clock) {
        this.signIn = signIn;
        this.members = members;
        this.grants = grants;
        this.commands = commands;
        this.clock = clock;
    }

    record Credentials(
            @NotNull @Size(max = LONGEST) String email,

            @NotNull @Size(max = PasswordForm.LONGEST_AS_SENT)
            String password,

            @Nullable @Size(max = LONGEST) String code,
            @Nullable @Valid Client device) {

        @Override
        public String toString() {
            return "Credentials";
        }
    }

    /** @param kind without which a session belongs to a browser */
    record Client(
            @Nullable DeviceKind kind, @Nullable @PlainText String name) {}

    record Started(
            UUID id,
            String token,
            UUID userId,
            UUID organizationId,
            Instant expiresAt,
            boolean mustChangePassword,
            boolean mustEnrolSecondFactor) {

        @Override
        public String toString() {
            return "Started";
        }
    }

    @PostMapping
    ResponseEntity<Object> signIn(@RequestBody @Valid Credentials body, Caller anonymous) {
        Proof proof = signIn.proof(body.password(), body.code());
        Member found = members.withAddress(body.email()).orElseThrow(() -> signIn.nobody(proof));
        AtomicReference<@Nullable Member> lookedUp = new AtomicReference<>(found);
        AccessToken token = AccessToken.generate(AccessToken.SESSION, ids.generate());
        Device device = device(body.device(), anonymous);
        return commands.send(
                () -> {
                    // Once more only if it has to be decided again: as many queries as for nobody (R34).
                    Member member = Optional.ofNullable(lookedUp.getAndSet(null))
                            .or(() -> members.withAddress(body.email()))
                            .orElseThrow(() -> signIn.nobody(proof));
                    SignInOutcome outcome = signIn.attempt(member, proof, device, anonymous);
                    return start(member, outcome, proof, token, device, anonymous);
                },
                anonymous.claimingToBe(Identity.proven(found.userId(), token.id())),
                (started, receipt) -> receipt.created(
                        "/v1/organizations/%s/users/%s/sessions/%s"
                                .formatted(started.organizationId(), started.userId(), started.sessionId()),
                        new Started(
                                started.sessionId(),
                                token.reveal(),
                                started.userId(),
                                started.organizationId(),
                                started.expiresAt(),
                                started.restrictions().contains(Restriction.CHANGE_PASSWORD),
                                started.restrictions().contains(Restriction.ENROL_SECOND_FACTOR))));
    }

    private StartSession start(
            Member member, SignInOutcome outcome, Proof proof, AccessToken token, Device device, Caller caller) {
        Policies.Session policy = member.policies().session();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = now.plusSeconds(policy.lifetimeSeconds());
        grants.stageSession(token, member.userId(), device.kind(), expiresAt, policy.idleSeconds(), now);
        return new StartSession(
                member.organizationId(),
                member.userId(),
                token.id(),
                caller.ip(),
                device,
                proof.factor(member, now).used(),
                expiresAt,
                policy.idleSeconds(),
                outcome.restrictions(),
                tooMany(member, policy.concurrentSessions()),
                member.access().moved());
    }

    /** R6: who signs in once more than is allowed ends the oldest. */
    private Set<UUID> tooMany(Member member, int most) {
        List<LiveSession> sessions = grants.sessionsOf(member.userId());
        return sessions.stream()
                .limit(Math.max(0, sessions.size() - most + 1))
                .map(LiveSession::id)
                .collect(Collectors.toSet());
    }

    static Device device(@Nullable Client client, Caller caller) {
        DeviceKind kind = client == null || client.kind() == null ? DeviceKind.WEB : client.kind();
        String name = client == null || client.name() == null ? null : ReadableText.normalize(client.name());
        return new Device(kind, name, caller.client());
    }

    record Again(
            @NotNull @Size(max = PasswordForm.LONGEST_AS_SENT)
            String password,

            @Nullable @Size(max = LONGEST) String code) {

        @Override
        public String toString() {
            return "Again";
        }
    }

    record Authenticated(Instant authenticatedAt) {}

    @PostMapping("/current/authentication")
    ResponseEntity<Object> authenticateAgain(@RequestBody @Valid Again body, Caller caller) {
        Identity user = caller.identity();
        UUID organizationId = Objects.requireNonNull(user.organizationId());
        UUID userId = Objects.requireNonNull(user.userId());
        UUID sessionId = Objects.requireNonNull(user.grantId());
        Proof proof = signIn.proof(body.password(), body.code());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AtomicBoolean proven = new AtomicBoolean();
        ResponseEntity<Object> answer = commands.send(
                () -> {
                    signIn.attempt(members.of(organizationId, userId), proof, device(null, caller), caller);
                    proven.set(true);
                    return new Reauthenticate(organizationId, userId, sessionId);
                },
                caller,
                (command, receipt) -> receipt.ok(new Authenticated(now)));
        // Not for an answer that was given before. And afterwards: if this is lost, the user has to prove it again, and
        // nothing was granted.
        if (proven.get()) {
            grants.authenticated(sessionId, now);
        }
        return answer;
    }
}
