package dev.rollcall.command.signin;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.signin.AccountEvent;
import dev.rollcall.events.signin.AccountEvent.AccountClosed;
import dev.rollcall.events.signin.AccountEvent.ApiTokenIssued;
import dev.rollcall.events.signin.AccountEvent.ApiTokenRevoked;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SecondFactorRemoved;
import dev.rollcall.events.signin.AccountEvent.SecondFactorReset;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SessionEvent;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionReauthenticated;
import dev.rollcall.events.signin.SessionEvent.SessionRestrictionsChanged;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which secrets count: those that a claim names. It is made and undone in the append of the event that says so, and every
 * request is held against it (see {@code credential.access}).
 */
@Component
class SignInClaims implements ClaimRules {

    @Override
    public Map<String, String> refusals() {
        return Map.of();
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (payload instanceof SessionEvent session) {
            return claimsOf(session);
        }
        if (payload instanceof AccountEvent account) {
            return Stream.concat(isStillOfAUser(account), claimsOf(account)).toList();
        }
        return List.of();
    }

    private static List<Claim> claimsOf(SessionEvent event) {
        String id = event.sessionId().toString();
        String user = event.userId().toString();
        return switch (event) {
            case SessionStarted e ->
                List.of(
                        isUser(e.organizationId(), e.userId()),
                        Claim.take("session", id, user, label(e.restrictions()), Claim.DECIDE_AGAIN));
            case SessionReauthenticated e -> List.of();
            case SessionRestrictionsChanged e -> List.of(Claim.relabel("session", id, user, label(e.restrictions())));
            case SessionEnded e -> List.of(Claim.release("session", id, user));
        };
    }

    private static Stream<Claim> claimsOf(AccountEvent event) {
        String user = event.userId().toString();
        return switch (event) {
            case PasswordChanged e -> replaced("password", user, e.replaces(), e.passwordId());
            case PasswordReset e -> replaced("password", user, e.replaces(), e.passwordId());
            case SecondFactorEnrolled e -> replaced("second-factor", user, null, e.secondFactorId());
            case SecondFactorRemoved e -> Stream.of(released("second-factor", user, e.secondFactorId()));
            case SecondFactorReset e -> Stream.of(released("second-factor", user, e.secondFactorId()));
            case ApiTokenIssued e ->
                Stream.of(Claim.take("api-token", e.tokenId().toString(), user, Claim.DECIDE_AGAIN));
            case ApiTokenRevoked e ->
                Stream.of(Claim.release("api-token", e.tokenId().toString(), user));
            case AccountClosed e ->
                Stream.concat(
                        Stream.ofNullable(e.passwordId()).map(id -> released("password", user, id)),
                        Stream.ofNullable(e.secondFactorId()).map(id -> released("second-factor", user, id)));
            default -> Stream.of();
        };
    }

    /** What a user leaves behind ends after the user. */
    private static Stream<Claim> isStillOfAUser(AccountEvent event) {
        return event instanceof ApiTokenRevoked || event instanceof AccountClosed
                ? Stream.of()
                : Stream.of(isUser(event.organizationId(), event.userId()));
    }

    private static Claim isUser(UUID organizationId, UUID userId) {
        return Claim.require("user", userId.toString(), organizationId.toString(), "user.not-found");
    }

    private static Stream<Claim> replaced(String scope, String user, @Nullable UUID before, UUID after) {
        Claim taken = Claim.take(scope, user, after.toString(), Claim.DECIDE_AGAIN);
        return before == null ? Stream.of(taken) : Stream.of(released(scope, user, before), taken);
    }

    private static Claim released(String scope, String user, UUID id) {
        return Claim.release(scope, user, id.toString());
    }

    private static String label(Set<Restriction> restrictions) {
        return restrictions.stream().sorted().map(Restriction::name).collect(Collectors.joining(","));
    }
}
