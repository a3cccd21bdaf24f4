package dev.rollcall.command.signin;

import dev.rollcall.command.signin.AccountCommand.ShownFactor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a code is worth; what is worth something is used up by that. */
@Component
class SecondFactors {

    private final TotpSecrets secrets;

    SecondFactors(TotpSecrets secrets) {
        this.secrets = secrets;
    }

    /** @param secondFactorId null for a user without one, of whom none is expected */
    ShownFactor show(@Nullable UUID secondFactorId, @Nullable String code, Instant now) {
        if (secondFactorId == null) {
            return ShownFactor.NOT_ASKED;
        }
        if (code == null) {
            return ShownFactor.NONE;
        }
        if (RecoveryCodes.isRecoveryCode(code)) {
            return secrets.useRecoveryCode(secondFactorId, code, now) ? ShownFactor.RECOVERY_CODE : ShownFactor.WRONG;
        }
        return secrets.use(secondFactorId, code, now) ? ShownFactor.TOTP : ShownFactor.WRONG;
    }
}
