package dev.rollcall.command.signin;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.signin.Device;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SecondFactor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of the means by which a user signs in. */
sealed interface AccountCommand extends Command {

    UUID organizationId();

    UUID userId();

    @Override
    default String stream() {
        return "account/" + userId();
    }

    /** What a second factor that was shown is worth. */
    enum ShownFactor {
        /** Nobody asked for one. */
        NOT_ASKED,
        NONE,
        WRONG,
        TOTP,
        RECOVERY_CODE;

        SecondFactor used() {
            return switch (this) {
                case TOTP -> SecondFactor.TOTP;
                case RECOVERY_CODE -> SecondFactor.RECOVERY_CODE;
                case NOT_ASKED, NONE, WRONG -> SecondFactor.NONE;
            };
        }
    }

    /**
     * Somebody claims to be the user.
     *
     * @param passwordMatches as found by hashing; false where there is none
     * @param active whether the user may sign in at all
     * @param maximumAgeDays of a password by the policy (R6); null for any
     * @param secondFactorRequired by the policy (R6)
     * @param addressAllowed by the policy (R6)
     */
    record AttemptSignIn(
            UUID organizationId,
            UUID userId,
            Instant now,
            boolean passwordMatches,
            ShownFactor factor,
            boolean active,
            @Nullable Integer maximumAgeDays,
            boolean secondFactorRequired,
            boolean addressAllowed,
            String ip,
            Device device)
            implements AccountCommand {}

    record ChangePassword(
            UUID organizationId, UUID userId, UUID passwordId, Set<UUID> endedSessions, List<Claim> claims)
            implements AccountCommand {}

    /**
     * @param resetBy the admin; null for the operator
     * @param first whether it is refused to a user who has chosen a password already
     * @param authenticationAgeSeconds null for the operator
     */
    record ResetPassword(
            UUID organizationId,
            UUID userId,
            UUID resetId,
            UUID passwordId,
            @Nullable UUID resetBy,
            Instant now,
            Instant expiresAt,
            boolean first,
            @Nullable Long authenticationAgeSeconds,
            Set<UUID> endedSessions,
            Set<UUID> revokedTokens,
            List<Claim> claims)
            implements AccountCommand {}

    record RequestPasswordResetNotice(UUID organizationId, UUID userId, UUID resetId) implements AccountCommand {}

    record EnrolSecondFactor(UUID organizationId, UUID userId, UUID secondFactorId, List<Claim> claims)
            implements AccountCommand {}

    record RemoveSecondFactor(UUID organizationId, UUID userId, List<Claim> claims) implements AccountCommand {}

    record ResetSecondFactor(
            UUID organizationId,
            UUID userId,
            long authenticationAgeSeconds,
            Set<UUID> endedSessions,
            List<Claim> claims)
            implements AccountCommand {}

    record RenewRecoveryCodes(UUID organizationId, UUID userId) implements AccountCommand {}

    record Unlock(UUID organizationId, UUID userId) implements AccountCommand {}

    record IssueApiToken(
            UUID organizationId,
            UUID userId,
            Instant now,
            UUID tokenId,
            String name,
            List<String> scopes,
            Instant expiresAt,
            List<Claim> claims)
            implements AccountCommand {}

    /** Changes nothing of the account itself. */
    record EndSessions(UUID organizationId, UUID userId, List<Claim> claims, List<Command> together)
            implements AccountCommand {}

    /** Because the user is erased (R53). */
    record CloseAccount(UUID organizationId, UUID userId) implements AccountCommand {}

    record RevokeApiToken(UUID organizationId, UUID userId, UUID tokenId, EndReason reason) implements AccountCommand {}
}
