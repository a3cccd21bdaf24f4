package dev.rollcall.command.signin;

import dev.rollcall.events.signin.SignInFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts to sign in that failed of late: too many lock the account (R34). */
final class Attempts {

    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(15);

    private final List<Instant> failures = new ArrayList<>();
    private @Nullable Instant lockedUntil;

    /** Whether it is a wrong guess: who knows the password guesses nothing, and who is locked out is not heard. */
    static boolean isGuess(SignInFailure failure) {
        return switch (failure) {
            case WRONG_PASSWORD, WRONG_CODE, NO_PASSWORD -> true;
            case ONE_TIME_PASSWORD_EXPIRED, LOCKED, INACTIVE, ADDRESS_NOT_ALLOWED -> false;
        };
    }

    boolean areLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Whether, with the last one that is in already, there were too many. */
    boolean isOneTooMany(Instant now) {
        return failures.stream().filter(now.minus(WITHIN)::isBefore).count() >= MOST;
    }

    /** Whether there is anything to forget. */
    boolean areRemembered() {
        return lockedUntil != null || !failures.isEmpty();
    }

    void failed(SignInFailure failure, Instant at) {
        if (isGuess(failure)) {
            failures.add(at);
            if (failures.size() > MOST) {
                failures.removeFirst();
            }
        }
    }

    void locked(Instant until) {
        lockedUntil = until;
        failures.clear();
    }

    void forget() {
        lockedUntil = null;
        failures.clear();
    }
}
