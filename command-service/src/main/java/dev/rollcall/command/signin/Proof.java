package dev.rollcall.command.signin;

import dev.rollcall.command.signin.AccountCommand.ShownFactor;
import dev.rollcall.command.signin.Members.Member;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A password, and perhaps a code, that somebody shows. Looked at once, however often it has to be decided: hashing takes
 * its time, and a code is good for one look.
 */
final class Proof {

    private final PasswordHashing hashing;
    private final SecondFactors factors;
    private final String password;
    private final @Nullable String code;
    private boolean isLookedAt;
    private @Nullable UUID passwordId;
    private boolean matches;
    private @Nullable ShownFactor factor;

    Proof(PasswordHashing hashing, SecondFactors factors, String password, @Nullable String code) {
        this.hashing = hashing;
        this.factors = factors;
        this.password = password;
        this.code = code;
    }

    boolean matches(Member member) {
        if (!isLookedAt || !Objects.equals(passwordId, member.passwordId())) {
            matches = hashing.matches(password, member.passwordHash());
            passwordId = member.passwordId();
            isLookedAt = true;
        }
        return matches;
    }

    /** A code is used up only beside the right password. */
    ShownFactor factor(Member member, Instant now) {
        if (!matches(member)) {
            return ShownFactor.NOT_ASKED;
        }
        if (factor == null) {
            factor = factors.show(member.secondFactorId(), code, now);
        }
        return Objects.requireNonNull(factor);
    }

    /** Takes as long as for somebody whom there is, and is never right. */
    void inVain() {
        hashing.matches(password, null);
    }
}
