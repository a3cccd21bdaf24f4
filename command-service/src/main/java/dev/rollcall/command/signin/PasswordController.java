package dev.rollcall.command.signin;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.signin.AccountCommand.ChangePassword;
import dev.rollcall.command.signin.LiveGrants.LiveSession;
import dev.rollcall.command.signin.Members.Member;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Users choose their passwords (R41, R45). */
@RestController
class PasswordController {

    private static final int LONGEST = 1_024;

    private final SignIn signIn;
    private final Members members;
    private final LiveGrants grants;
    private final Passwords passwords;
    private final PasswordHashing hashing;
    private final CommonPasswords common;
    private final Commands commands;

    PasswordController(
            SignIn signIn,
            Members members,
            LiveGrants grants,
            Passwords passwords,
            PasswordHashing hashing,
            CommonPasswords common,
            Commands commands) {
        this.signIn = signIn;
        this.members = members;
        this.grants = grants;
        this.passwords = passwords;
        this.hashing = hashing;
        this.common = common;
        this.commands = commands;
    }

    record Change(
            @NotNull @Size(max = LONGEST) String currentPassword,
            @NotNull @Size(max = LONGEST) String newPassword,
            @Nullable Boolean endOtherSessions) {

        @Override
        public String toString() {
            return "Change";
        }
    }

    @PutMapping("/v1/me/password")
    ResponseEntity<Object> change(@RequestBody @Valid Change body, Caller caller) {
        Identity user = caller.identity();
        UUID organizationId = Objects.requireNonNull(user.organizationId());
        UUID userId = Objects.requireNonNull(user.userId());
        Proof proof = signIn.proof(body.currentPassword(), null);
        return commands.send(
                () -> {
                    Member member = members.of(organizationId, userId);
                    SignInOutcome outcome = proven(member, proof, caller);
                    refuseBadOne(body.newPassword(), member, outcome.passwords());
                    UUID passwordId = passwords.stage(userId, hashing.hash(body.newPassword()));
                    Set<UUID> ended = Boolean.TRUE.equals(body.endOtherSessions()) ? others(user) : Set.of();
                    return new ChangePassword(
                            organizationId,
                            userId,
                            passwordId,
                            ended,
                            member.access().moved());
                },
                caller,
                (command, receipt) -> receipt.changed());
    }

    private SignInOutcome proven(Member member, Proof proof, Caller caller) {
        try {
            return signIn.attemptByPassword(member, proof, SessionController.device(null, caller), caller);
        } catch (Refusal wrong) {
            if (wrong.reason() != Refusal.Reason.UNAUTHENTICATED) {
                throw wrong;
            }
            throw Refusal.invalid("/currentPassword", "password.wrong", "is not your password");
        }
    }

    /** R45 */
    private void refuseBadOne(String password, Member member, List<UUID> before) {
        Policies.Password policy = member.policies().password();
        List<Refusal.FieldError> broken =
                new PasswordRules(policy.minimumLength(), common).brokenBy(password, List.of(), "/newPassword");
        if (!broken.isEmpty()) {
            throw Refusal.invalid(broken);
        }
        // The current one is never a new one, whatever the policy says.
        List<UUID> barred = before.subList(0, Math.min(before.size(), Math.max(1, policy.historyLength())));
        if (hashing.matchesAny(password, passwords.hashesOf(barred))) {
            throw Refusal.invalid("/newPassword", "password.used-before", "was your password before");
        }
    }

    private Set<UUID> others(Identity user) {
        return grants.sessionsOf(Objects.requireNonNull(user.userId())).stream()
                .map(LiveSession::id)
                .filter(id -> !id.equals(user.grantId()))
                .collect(Collectors.toSet());
    }
}
