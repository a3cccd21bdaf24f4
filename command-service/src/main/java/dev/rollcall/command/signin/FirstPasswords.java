package dev.rollcall.command.signin;

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
public class FirstPasswords {

    private final NewPasswords newPasswords;
    private final Claims claims;

    FirstPasswords(NewPasswords newPasswords, Claims claims) {
        this.newPasswords = newPasswords;
        this.claims = claims;
    }

    /**
     * To be carried out together with what makes the user one.
     *
     * @param pointer to the field that it came in (RFC 6901)
     * @throws Refusal for a password that is too short by the organization's policy, too long, or easily guessed
     */
    public Command choose(UUID organizationId, UUID userId, String password, String pointer) {
        String key = organizationId + "/password";
        String policy = claims.labels("policy", List.of(key)).get(key);
        if (policy == null) {
            throw Refusal.notFound("organization.not-found", "There is no such organization here.");
        }
        newPasswords.refuseGuessable(password, Policies.password(policy), pointer);
        return new ChangePassword(organizationId, userId, newPasswords.stage(userId, password), Set.of(), List.of());
    }
}
