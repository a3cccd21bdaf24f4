package dev.rollcall.command.signin;

import dev.rollcall.command.invitation.FirstPasswords;
import dev.rollcall.command.platform.Command;
import dev.rollcall.command.signin.AccountCommand.ChangePassword;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The passwords with which people join (R11, R36, R45). */
@Component
class FirstPasswordChoice implements FirstPasswords {

    private final NewPasswords newPasswords;
    private final Claims claims;

    FirstPasswordChoice(NewPasswords newPasswords, Claims claims) {
        this.newPasswords = newPasswords;
        this.claims = claims;
    }

    @Override
    public Command choose(UUID organizationId, UUID userId, String password, String pointer) {
        String key = organizationId + "/password";
        String policy = claims.labels("policy", List.of(key)).get(key);
        if (policy == null) {
            throw Refusal.notFound("organization.not-found", "There is no such organization here.");
        }
        return choose(organizationId, userId, password, pointer, Policies.password(policy));
    }

    @Override
    public Command chooseUnderDefaultPolicy(UUID organizationId, UUID userId, String password, String pointer) {
        return choose(organizationId, userId, password, pointer, Policies.Password.DEFAULT);
    }

    private Command choose(
            UUID organizationId, UUID userId, String password, String pointer, Policies.Password policy) {
        newPasswords.refuseGuessable(password, policy, pointer);
        return new ChangePassword(organizationId, userId, newPasswords.stage(userId, password), Set.of(), List.of());
    }
}
