package dev.rollcall.command.signin;

import dev.rollcall.events.signin.Restriction;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What came of an attempt to sign in.
 *
 * @param restrictions what the user has to do first
 * @param passwords ids of the current password and those before it, newest first
 */
record SignInOutcome(Result result, Set<Restriction> restrictions, List<UUID> passwords) {

    enum Result {
        /** Told to nobody in more words than that (R34). */
        FAILED,
        SECOND_FACTOR_REQUIRED,
        /** Told to who has shown all that is needed (R6). */
        ADDRESS_NOT_ALLOWED,
        SUCCEEDED
    }

    static SignInOutcome of(Result result) {
        return new SignInOutcome(result, Set.of(), List.of());
    }
}
