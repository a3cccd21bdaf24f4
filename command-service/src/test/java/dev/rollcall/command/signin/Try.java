package dev.rollcall.command.signin;

import dev.rollcall.command.signin.AccountCommand.AttemptSignIn;
import dev.rollcall.command.signin.AccountCommand.ShownFactor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt to sign in: with the right password or a wrong one, and changed from there bit by bit. */
record Try(
        Instant now,
        boolean right,
        ShownFactor factor,
        boolean active,
        @Nullable Integer maximumAgeDays,
        boolean secondFactorRequired) {

    static Try right(Instant now) {
        return new Try(now, true, ShownFactor.NOT_ASKED, true, null, false);
    }

    static Try wrong(Instant now) {
        return new Try(now, false, ShownFactor.NOT_ASKED, true, null, false);
    }

    Try showing(ShownFactor shown) {
        return new Try(now, right, shown, active, maximumAgeDays, secondFactorRequired);
    }

    Try inactive() {
        return new Try(now, right, factor, false, maximumAgeDays, secondFactorRequired);
    }

    Try under(@Nullable Integer maximumAge, boolean required) {
        return new Try(now, right, factor, active, maximumAge, required);
    }

    AttemptSignIn command() {
        return new AttemptSignIn(
                AccountSignInTest.ACME,
                AccountSignInTest.ADA,
                now,
                right,
                factor,
                active,
                maximumAgeDays,
                secondFactorRequired,
                true,
                "192.0.2.1",
                AccountSignInTest.DEVICE);
    }
}
