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

    private static final String NEW_PASSWORD = "/newPassword";

    private final SignIn signIn;
    private final Members members;
    private final LiveGrants grants;
    private final NewPasswords newPasswords;
    private final Commands commands;

    PasswordController(
            SignIn signIn, Members members, LiveGrants grants, NewPasswords newPasswords, Commands commands) {
        this.signIn = signIn;
        this.members = members;
        this.grants = grants;
        this.newPasswords = newPasswords;
        this.commands = commands;
    }

    record Change(
            @NotNull @Size(max = PasswordForm.LONGEST_AS_SENT)
            String currentPassword,

            @NotNull @Size(max = PasswordForm.LONGEST_AS_SENT)
            String newPassword,

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
                    newPasswords.refuseGuessable(
                            body.newPassword(), member.policies().password(), NEW_PASSWORD);
                    newPasswords.refuseUsed(
                            body.newPassword(), member.policies().password(), outcome.passwords(), NEW_PASSWORD);
                    UUID passwordId = newPasswords.stage(userId, body.newPassword());
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

    private Set<UUID> others(Identity user) {
        return grants.sessionsOf(Objects.requireNonNull(user.userId())).stream()
                .map(LiveSession::id)
                .filter(id -> !id.equals(user.grantId()))
                .collect(Collectors.toSet());
    }
}
