package dev.rollcall.command.signin;

import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Passwords that somebody wants to be good from now on: chosen by users, or by admins for them (R41, R45). */
@Component
class NewPasswords {

    private final PasswordHashing hashing;
    private final CommonPasswords common;
    private final Passwords passwords;

    NewPasswords(PasswordHashing hashing, CommonPasswords common, Passwords passwords) {
        this.hashing = hashing;
        this.common = common;
        this.passwords = passwords;
    }

    /**
     * @param pointer to the field that it came in (RFC 6901)
     * @throws Refusal for one that is too short by the policy, too long, or easily guessed
     */
    void refuseGuessable(String password, Policies.Password policy, String pointer) {
        List<Refusal.FieldError> broken =
                new PasswordRules(policy.minimumLength(), common).brokenBy(password, List.of(), pointer);
        if (!broken.isEmpty()) {
            throw Refusal.invalid(broken);
        }
    }

    /**
     * @param before ids of the user's passwords, newest first; the current one is never a new one, whatever the policy
     * @throws Refusal for one that the policy bars from coming back
     */
    void refuseUsed(String password, Policies.Password policy, List<UUID> before, String pointer) {
        List<UUID> barred = before.subList(0, Math.min(before.size(), Math.max(1, policy.historyLength())));
        if (hashing.matchesAny(password, passwords.hashesOf(barred))) {
            throw Refusal.invalid(pointer, "password.used-before", "was your password before");
        }
    }

    /** The id under which it will count. */
    UUID stage(UUID userId, String password) {
        return passwords.stage(userId, hashing.hash(password));
    }
}
