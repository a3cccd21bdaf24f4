package dev.rollcall.events.signin;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the means by which a user signs in; its stream is {@code account/<user id>}. Passwords, secrets and
 * tokens are named by ids: what they are stands in no event (R36).
 */
public sealed interface AccountEvent extends DomainEvent {

    UUID userId();

    /**
     * The user chose a password (R41, R45).
     *
     * @param replaces id of the one before; null for the first
     * @param endedSessions ids of the other sessions, if the user wanted them to end
     */
    @EventType(name = "account.password-changed")
    record PasswordChanged(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID passwordId,
            @Nullable UUID replaces,
            Set<UUID> endedSessions)
            implements AccountEvent {}

    /**
     * Somebody else gave the user a one-time password (R40–R43).
     *
     * @param resetId by which its notification can be sent again
     * @param replaces id of the password before; null for the first
     * @param expiresAt after which it is of no use
     * @param authenticationAgeSeconds since the acting admin's own password authentication; null for the operator
     * @param endedSessions ids of the sessions that end with it
     * @param revokedTokens ids of the API tokens that end with it
     */
    @EventType(name = "account.password-reset")
    record PasswordReset(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID resetId,
            UUID passwordId,
            @Nullable UUID replaces,
            @Nullable UUID resetBy,
            Instant resetAt,
            Instant expiresAt,
            @Nullable Long authenticationAgeSeconds,
            Set<UUID> endedSessions,
            Set<UUID> revokedTokens)
            implements AccountEvent {}

    /** The user is to be told once more that the password was reset (R43). */
    @EventType(name = "account.password-reset-notice-requested")
    record PasswordResetNoticeRequested(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID resetId,
            @Nullable UUID resetBy,
            Instant resetAt) implements AccountEvent {}

    /** From now on the user signs in with a second factor, too (R30). */
    @EventType(name = "account.second-factor-enrolled")
    record SecondFactorEnrolled(
            UUID organizationId, @DataSubject UUID userId, UUID secondFactorId) implements AccountEvent {}

    /** The user gave the second factor up. */
    @EventType(name = "account.second-factor-removed")
    record SecondFactorRemoved(
            UUID organizationId, @DataSubject UUID userId, UUID secondFactorId) implements AccountEvent {}

    /**
     * An admin took the second factor from the user, who lost it (R37).
     *
     * @param authenticationAgeSeconds since the acting admin's own password authentication
     * @param endedSessions ids of the sessions that end with it
     */
    @EventType(name = "account.second-factor-reset")
    record SecondFactorReset(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID secondFactorId,
            long authenticationAgeSeconds,
            Set<UUID> endedSessions)
            implements AccountEvent {}

    /** The user got new recovery codes; the ones before are void (R30). */
    @EventType(name = "account.recovery-codes-renewed")
    record RecoveryCodesRenewed(
            UUID organizationId, @DataSubject UUID userId, UUID secondFactorId) implements AccountEvent {}

    /** Somebody tried to sign in as this user in vain (R32). */
    @EventType(name = "account.sign-in-failed")
    record SignInFailed(
            UUID organizationId,
            @DataSubject UUID userId,
            SignInFailure reason,
            @Personal String ip,
            Device device) implements AccountEvent {}

    /** Too many attempts failed: nobody signs in as this user for a while (R34). */
    @EventType(name = "account.locked")
    record AccountLocked(UUID organizationId, @DataSubject UUID userId, Instant until) implements AccountEvent {}

    /** An admin lets the user try again at once (R34). */
    @EventType(name = "account.unlocked")
    record AccountUnlocked(UUID organizationId, @DataSubject UUID userId) implements AccountEvent {}

    /** The user made a token for a program of theirs (R35). */
    @EventType(name = "account.api-token-issued")
    record ApiTokenIssued(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID tokenId,
            @Personal String name,
            List<String> scopes,
            Instant expiresAt)
            implements AccountEvent {}

    /**
     * The user was erased: there is no password and no second factor any more (R53).
     *
     * @param passwordId null where there was none
     * @param secondFactorId null where there was none
     */
    @EventType(name = "account.closed")
    record AccountClosed(
            UUID organizationId,
            @DataSubject UUID userId,
            @Nullable UUID passwordId,
            @Nullable UUID secondFactorId) implements AccountEvent {}

    /** The token is of no use any more (R35, R42). */
    @EventType(name = "account.api-token-revoked")
    record ApiTokenRevoked(UUID organizationId, @DataSubject UUID userId, UUID tokenId, EndReason reason)
            implements AccountEvent {}
}
