package dev.rollcall.command.signin;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import dev.rollcall.command.signin.AccountCommand.AttemptSignIn;
import dev.rollcall.command.signin.AccountCommand.ChangePassword;
import dev.rollcall.command.signin.AccountCommand.CloseAccount;
import dev.rollcall.command.signin.AccountCommand.EndSessions;
import dev.rollcall.command.signin.AccountCommand.EnrolSecondFactor;
import dev.rollcall.command.signin.AccountCommand.IssueApiToken;
import dev.rollcall.command.signin.AccountCommand.RemoveSecondFactor;
import dev.rollcall.command.signin.AccountCommand.RenewRecoveryCodes;
import dev.rollcall.command.signin.AccountCommand.RequestPasswordResetNotice;
import dev.rollcall.command.signin.AccountCommand.ResetPassword;
import dev.rollcall.command.signin.AccountCommand.ResetSecondFactor;
import dev.rollcall.command.signin.AccountCommand.RevokeApiToken;
import dev.rollcall.command.signin.AccountCommand.ShownFactor;
import dev.rollcall.command.signin.AccountCommand.Unlock;
import dev.rollcall.events.signin.AccountEvent;
import dev.rollcall.events.signin.AccountEvent.AccountClosed;
import dev.rollcall.events.signin.AccountEvent.AccountLocked;
import dev.rollcall.events.signin.AccountEvent.AccountUnlocked;
import dev.rollcall.events.signin.AccountEvent.ApiTokenIssued;
import dev.rollcall.events.signin.AccountEvent.ApiTokenRevoked;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.PasswordResetNoticeRequested;
import dev.rollcall.events.signin.AccountEvent.RecoveryCodesRenewed;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SecondFactorRemoved;
import dev.rollcall.events.signin.AccountEvent.SecondFactorReset;
import dev.rollcall.events.signin.AccountEvent.SignInFailed;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SignInFailure;
import dev.rollcall.web.Refusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The means by which a user signs in: decides whether they do, and what becomes of passwords, factors and tokens. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
class Account {

    private static final int MOST_API_TOKENS = 50;

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable UUID organizationId;
    private final PasswordHistory passwords = new PasswordHistory();
    private final Attempts attempts = new Attempts();
    private @Nullable UUID secondFactorId;
    private @Nullable Reset lastReset;

    /** When each ends by itself. */
    private final Map<UUID, Instant> apiTokens = new HashMap<>();

    record Reset(UUID resetId, @Nullable UUID resetBy, Instant resetAt) {}

    Account() {}

    /** An account of another organization is none that the caller may know of. */
    @CommandHandlerInterceptor
    @Nullable
    Object known(AccountCommand command, InterceptorChain decision) throws Exception {
        if (organizationId != null && !command.organizationId().equals(organizationId)) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
        Object said = decision.proceed();
        return said instanceof SignInOutcome ? said : (Long) getVersion();
    }

    /** R30, R34; what fails is an event, and the caller is not told why. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SignInOutcome decide(AttemptSignIn command) {
        Optional<SignInFailure> failure = failure(command);
        if (failure.isPresent()) {
            apply(new SignInFailed(
                    command.organizationId(), command.userId(), failure.get(), command.ip(), command.device()));
            if (Attempts.isGuess(failure.get()) && attempts.isOneTooMany(command.now())) {
                apply(new AccountLocked(
                        command.organizationId(),
                        command.userId(),
                        command.now().plus(Attempts.LOCKED_FOR)));
            }
            return SignInOutcome.of(SignInOutcome.Result.FAILED);
        }
        if (secondFactorId != null && command.factor() == ShownFactor.NONE) {
            return SignInOutcome.of(SignInOutcome.Result.SECOND_FACTOR_REQUIRED);
        }
        if (!command.addressAllowed()) {
            apply(new SignInFailed(
                    command.organizationId(),
                    command.userId(),
                    SignInFailure.ADDRESS_NOT_ALLOWED,
                    command.ip(),
                    command.device()));
            return SignInOutcome.of(SignInOutcome.Result.ADDRESS_NOT_ALLOWED);
        }
        return new SignInOutcome(SignInOutcome.Result.SUCCEEDED, restrictions(command), passwords.ids());
    }

    private Optional<SignInFailure> failure(AttemptSignIn command) {
        if (attempts.areLocked(command.now())) {
            return Optional.of(SignInFailure.LOCKED);
        }
        if (!command.active()) {
            return Optional.of(SignInFailure.INACTIVE);
        }
        if (passwords.current() == null) {
            return Optional.of(SignInFailure.NO_PASSWORD);
        }
        if (!command.passwordMatches()) {
            return Optional.of(SignInFailure.WRONG_PASSWORD);
        }
        if (passwords.isOver(command.now())) {
            return Optional.of(SignInFailure.ONE_TIME_PASSWORD_EXPIRED);
        }
        return secondFactorId != null && command.factor() == ShownFactor.WRONG
                ? Optional.of(SignInFailure.WRONG_CODE)
                : Optional.empty();
    }

    private Set<Restriction> restrictions(AttemptSignIn command) {
        Set<Restriction> restrictions = EnumSet.noneOf(Restriction.class);
        if (passwords.isToBeChanged(command.now(), command.maximumAgeDays())) {
            restrictions.add(Restriction.CHANGE_PASSWORD);
        }
        if (command.secondFactorRequired() && secondFactorId == null) {
            restrictions.add(Restriction.ENROL_SECOND_FACTOR);
        }
        return restrictions;
    }

    /** R41, R45; whether it may be this one has been found out by hashing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChangePassword command) {
        apply(new PasswordChanged(
                command.organizationId(),
                command.userId(),
                command.passwordId(),
                passwords.current(),
                command.endedSessions()));
    }

    /** R40–R42 */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ResetPassword command) {
        if (command.first() && passwords.hasBeenChosen()) {
            throw Refusal.conflict("password.already-set", "The user has chosen a password; an admin can reset it.");
        }
        apply(new PasswordReset(
                command.organizationId(),
                command.userId(),
                command.resetId(),
                command.passwordId(),
                passwords.current(),
                command.resetBy(),
                command.now(),
                command.expiresAt(),
                command.authenticationAgeSeconds(),
                command.endedSessions(),
                command.revokedTokens()));
        if (attempts.areRemembered()) {
            // Guesses at a password that is no more; and whoever gives a new one wants it to be used.
            apply(new AccountUnlocked(command.organizationId(), command.userId()));
        }
    }

    /** R43; only of the last one, which is the one that matters. */
    @CommandHandler
    void decide(RequestPasswordResetNotice command) {
        if (lastReset == null || !command.resetId().equals(lastReset.resetId())) {
            throw Refusal.notFound("password-reset.not-found", "There is no such password reset, or a newer one.");
        }
        apply(new PasswordResetNoticeRequested(
                command.organizationId(),
                command.userId(),
                command.resetId(),
                lastReset.resetBy(),
                lastReset.resetAt()));
    }

    @CommandHandler
    void decide(EnrolSecondFactor command) {
        if (secondFactorId != null) {
            throw Refusal.conflict("two-factor.already-enrolled", "There is a second factor already.");
        }
        apply(new SecondFactorEnrolled(command.organizationId(), command.userId(), command.secondFactorId()));
    }

    @CommandHandler
    void decide(RemoveSecondFactor command) {
        apply(new SecondFactorRemoved(command.organizationId(), command.userId(), enrolled()));
    }

    /** R37 */
    @CommandHandler
    void decide(ResetSecondFactor command) {
        apply(new SecondFactorReset(
                command.organizationId(),
                command.userId(),
                enrolled(),
                command.authenticationAgeSeconds(),
                command.endedSessions()));
    }

    @CommandHandler
    void decide(RenewRecoveryCodes command) {
        apply(new RecoveryCodesRenewed(command.organizationId(), command.userId(), enrolled()));
    }

    private UUID enrolled() {
        if (secondFactorId == null) {
            throw Refusal.conflict("two-factor.not-enrolled", "There is no second factor.");
        }
        return secondFactorId;
    }

    /** R34 */
    @CommandHandler
    void decide(Unlock command) {
        if (attempts.areRemembered()) {
            apply(new AccountUnlocked(command.organizationId(), command.userId()));
        }
    }

    /** R33; each session says for itself that it ends. */
    @CommandHandler
    void decide(EndSessions command) {}

    /** R35 */
    @CommandHandler
    void decide(IssueApiToken command) {
        if (apiTokens.values().stream().filter(command.now()::isBefore).count() >= MOST_API_TOKENS) {
            throw Refusal.conflict(
                    "api-token.too-many", "A user has at most %d API tokens.".formatted(MOST_API_TOKENS));
        }
        apply(new ApiTokenIssued(
                command.organizationId(),
                command.userId(),
                command.tokenId(),
                command.name(),
                command.scopes(),
                command.expiresAt()));
    }

    /** R53; the secrets themselves are swept away, as no claim names them any more. */
    @CommandHandler
    void decide(CloseAccount command) {
        apply(new AccountClosed(command.organizationId(), command.userId(), passwords.current(), secondFactorId));
    }

    /** R35; twice is once. */
    @CommandHandler
    void decide(RevokeApiToken command) {
        if (apiTokens.containsKey(command.tokenId())) {
            apply(new ApiTokenRevoked(command.organizationId(), command.userId(), command.tokenId(), command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(AccountEvent event, @Timestamp Instant at) {
        stream = "account/" + event.userId();
        organizationId = event.organizationId();
        switch (event) {
            case PasswordChanged e -> passwords.chosen(e.passwordId(), at);
            case PasswordReset e -> {
                passwords.given(e.passwordId(), at, e.expiresAt());
                lastReset = new Reset(e.resetId(), e.resetBy(), e.resetAt());
            }
            case PasswordResetNoticeRequested e -> {}
            case SecondFactorEnrolled e -> secondFactorId = e.secondFactorId();
            case SecondFactorRemoved e -> secondFactorId = null;
            case SecondFactorReset e -> secondFactorId = null;
            case RecoveryCodesRenewed e -> {}
            case SignInFailed e -> attempts.failed(e.reason(), at);
            case AccountLocked e -> attempts.locked(e.until());
            case AccountUnlocked e -> attempts.forget();
            case ApiTokenIssued e -> apiTokens.put(e.tokenId(), e.expiresAt());
            case ApiTokenRevoked e -> apiTokens.remove(e.tokenId());
            case AccountClosed e -> secondFactorId = null;
        }
    }
}
