package dev.rollcall.command.signin;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.signin.AccountCommand.EnrolSecondFactor;
import dev.rollcall.command.signin.AccountCommand.RemoveSecondFactor;
import dev.rollcall.command.signin.AccountCommand.RenewRecoveryCodes;
import dev.rollcall.command.signin.AccountCommand.ResetSecondFactor;
import dev.rollcall.command.signin.LiveGrants.LiveSession;
import dev.rollcall.command.signin.Members.Member;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Users enrol a second factor and give it up (R30); admins take it from those who lost it (R37). */
@RestController
class SecondFactorController {

    private static final String ISSUER = "Rollcall";

    private final Members members;
    private final LiveGrants grants;
    private final TotpSecrets secrets;
    private final Commands commands;
    private final Clock clock;

    SecondFactorController(Members members, LiveGrants grants, TotpSecrets secrets, Commands commands, Clock clock) {
        this.members = members;
        this.grants = grants;
        this.secrets = secrets;
        this.commands = commands;
        this.clock = clock;
    }

    record Enrolment(String secret, String uri) {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    /** Of no use before a code of it was shown. */
    @PostMapping("/v1/me/two-factor")
    ResponseEntity<Object> begin(Caller caller) {
        Member member = me(caller);
        if (member.secondFactorId() != null) {
            throw Refusal.conflict("two-factor.already-enrolled", "There is a second factor already.");
        }
        byte[] secret = Totp.newSecret();
        secrets.stage(member.userId(), secret);
        return commands.unrecorded(ResponseEntity.status(201)
                .body(new Enrolment(
                        Totp.base32(secret), Totp.uri(ISSUER, member.userId().toString(), secret))));
    }

    record Confirmation(@NotNull @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "Confirmation";
        }
    }

    record Codes(List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Codes";
        }
    }

    @PostMapping("/v1/me/two-factor/confirmation")
    ResponseEntity<Object> confirm(@RequestBody @Valid Confirmation body, Caller caller) {
        AtomicReference<@Nullable UUID> proven = new AtomicReference<>();
        List<String> codes = RecoveryCodes.generate();
        return commands.send(
                () -> {
                    Member member = me(caller);
                    UUID pending = proven.get();
                    if (pending == null) {
                        pending = proven(member, body.code());
                        secrets.replaceRecoveryCodes(pending, codes);
                        proven.set(pending);
                    }
                    return new EnrolSecondFactor(
                            member.organizationId(),
                            member.userId(),
                            pending,
                            member.access().moved());
                },
                caller,
                (command, receipt) -> receipt.ok(new Codes(codes)));
    }

    /** The secret that was begun with, if this is its code; looked at once, for a code is good for one look. */
    private UUID proven(Member member, String code) {
        if (member.secondFactorId() != null) {
            throw Refusal.conflict("two-factor.already-enrolled", "There is a second factor already.");
        }
        UUID pending = secrets.pendingOf(member.userId())
                .orElseThrow(() -> Refusal.conflict("two-factor.not-begun", "Begin with POST /v1/me/two-factor."));
        if (!secrets.use(pending, code, clock.instant())) {
            throw Refusal.invalid("/code", "two-factor.wrong-code", "is not the code of this moment");
        }
        return pending;
    }

    @DeleteMapping("/v1/me/two-factor")
    ResponseEntity<Object> remove(Caller caller) {
        return commands.send(
                () -> {
                    Member member = me(caller);
                    if (member.policies().twoFactor().isRequired()) {
                        throw Refusal.conflict("two-factor.required", "Your organization requires a second factor.");
                    }
                    return new RemoveSecondFactor(
                            member.organizationId(),
                            member.userId(),
                            member.access().moved());
                },
                caller,
                (command, receipt) -> receipt.changed());
    }

    @PostMapping("/v1/me/two-factor/recovery-codes")
    ResponseEntity<Object> renewRecoveryCodes(Caller caller) {
        List<String> codes = RecoveryCodes.generate();
        return commands.send(
                () -> {
                    Member member = me(caller);
                    // Before the event: who is not told of new codes has none that they could have written down.
                    Optional.ofNullable(member.secondFactorId())
                            .ifPresent(factor -> secrets.replaceRecoveryCodes(factor, codes));
                    return new RenewRecoveryCodes(member.organizationId(), member.userId());
                },
                caller,
                (command, receipt) -> receipt.handedOver(new Codes(codes)));
    }

    @DeleteMapping("/v1/organizations/{organizationId}/users/{userId}/two-factor")
    ResponseEntity<Object> reset(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        Identity by = caller.identity();
        return commands.send(
                () -> {
                    Member member = members.of(organizationId, userId);
                    member.refuseGuardedTo(by);
                    return new ResetSecondFactor(
                            organizationId,
                            userId,
                            Objects.requireNonNull(PasswordResetController.age(by, clock.instant())),
                            grants.sessionsOf(userId).stream()
                                    .filter(session -> !session.isMobile())
                                    .map(LiveSession::id)
                                    .collect(Collectors.toSet()),
                            member.access().moved());
                },
                caller,
                (command, receipt) -> receipt.withoutVersion().changed());
    }

    private Member me(Caller caller) {
        return members.of(
                Objects.requireNonNull(caller.identity().organizationId()),
                Objects.requireNonNull(caller.identity().userId()));
    }
}
