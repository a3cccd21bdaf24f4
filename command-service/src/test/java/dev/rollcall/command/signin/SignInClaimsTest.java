package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventlog.Claim;
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
import dev.rollcall.events.signin.Device;
import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SecondFactor;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionReauthenticated;
import dev.rollcall.events.signin.SessionEvent.SessionRestrictionsChanged;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.events.signin.SignInFailure;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Which secrets count")
class SignInClaimsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID SESSION = new UUID(5, 1);
    private static final UUID TOKEN = new UUID(6, 1);
    private static final UUID OLD = new UUID(7, 1);
    private static final UUID NEW = new UUID(7, 2);
    private static final UUID FACTOR = new UUID(8, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Device DEVICE = new Device(DeviceKind.WEB, null, null);
    private static final String USER = ADA.toString();

    /** That the user is one of the organization. */
    private static final Claim IS_USER = Claim.require("user", USER, ACME.toString(), "user.not-found");

    private final SignInClaims claims = new SignInClaims();

    @Test
    @DisplayName("R31 a session counts from its start, with what it has to do first")
    void started() {
        assertThat(claims.claimsOf(started(EnumSet.of(Restriction.ENROL_SECOND_FACTOR, Restriction.CHANGE_PASSWORD))))
                .containsExactly(
                        IS_USER,
                        Claim.take(
                                "session",
                                SESSION.toString(),
                                USER,
                                "CHANGE_PASSWORD,ENROL_SECOND_FACTOR",
                                Claim.DECIDE_AGAIN));
        assertThat(claims.claimsOf(started(Set.of())))
                .containsExactly(IS_USER, Claim.take("session", SESSION.toString(), USER, "", Claim.DECIDE_AGAIN));
    }

    private static SessionStarted started(Set<Restriction> restrictions) {
        return new SessionStarted(
                ACME, ADA, SESSION, "192.0.2.1", DEVICE, SecondFactor.NONE, NOON, 60, restrictions, Set.of());
    }

    @Test
    @DisplayName("R41 what a session has done, it need not do again")
    void lifted() {
        assertThat(claims.claimsOf(
                        new SessionRestrictionsChanged(ACME, ADA, SESSION, Set.of(Restriction.ENROL_SECOND_FACTOR))))
                .containsExactly(Claim.relabel("session", SESSION.toString(), USER, "ENROL_SECOND_FACTOR"));
        assertThat(claims.claimsOf(new SessionRestrictionsChanged(ACME, ADA, SESSION, Set.of())))
                .containsExactly(Claim.relabel("session", SESSION.toString(), USER, ""));
    }

    @Test
    @DisplayName("R31, R33 a session counts no more with its end")
    void ended() {
        assertThat(claims.claimsOf(new SessionEnded(ACME, ADA, SESSION, EndReason.SIGN_OUT, NOON)))
                .containsExactly(Claim.release("session", SESSION.toString(), USER));
        assertThat(claims.claimsOf(new SessionReauthenticated(ACME, ADA, SESSION)))
                .isEmpty();
    }

    @Test
    @DisplayName("R41 one password counts: the new one in place of the old")
    void passwords() {
        List<Claim> replaced = List.of(
                IS_USER,
                Claim.release("password", USER, OLD.toString()),
                Claim.take("password", USER, NEW.toString(), Claim.DECIDE_AGAIN));

        assertThat(claims.claimsOf(new PasswordChanged(ACME, ADA, NEW, OLD, Set.of())))
                .isEqualTo(replaced);
        assertThat(claims.claimsOf(new PasswordReset(
                        ACME, ADA, new UUID(9, 1), NEW, OLD, null, NOON, NOON, 10L, Set.of(SESSION), Set.of(TOKEN))))
                .isEqualTo(replaced);
    }

    @Test
    @DisplayName("R41 the first password replaces none")
    void firstPassword() {
        assertThat(claims.claimsOf(new PasswordChanged(ACME, ADA, NEW, null, Set.of())))
                .containsExactly(IS_USER, Claim.take("password", USER, NEW.toString(), Claim.DECIDE_AGAIN));
    }

    @Test
    @DisplayName("R30, R37 a second factor counts until it is given up or taken away")
    void secondFactor() {
        assertThat(claims.claimsOf(new SecondFactorEnrolled(ACME, ADA, FACTOR)))
                .containsExactly(IS_USER, Claim.take("second-factor", USER, FACTOR.toString(), Claim.DECIDE_AGAIN));
        List<Claim> gone = List.of(IS_USER, Claim.release("second-factor", USER, FACTOR.toString()));
        assertThat(claims.claimsOf(new SecondFactorRemoved(ACME, ADA, FACTOR))).isEqualTo(gone);
        assertThat(claims.claimsOf(new SecondFactorReset(ACME, ADA, FACTOR, 10, Set.of())))
                .isEqualTo(gone);
    }

    @Test
    @DisplayName("R35 an API token counts until it is revoked")
    void apiTokens() {
        assertThat(claims.claimsOf(new ApiTokenIssued(ACME, ADA, TOKEN, "Export", List.of("users:read"), NOON)))
                .containsExactly(IS_USER, Claim.take("api-token", TOKEN.toString(), USER, Claim.DECIDE_AGAIN));
        assertThat(claims.claimsOf(new ApiTokenRevoked(ACME, ADA, TOKEN, EndReason.REVOKED_BY_ADMIN)))
                .containsExactly(Claim.release("api-token", TOKEN.toString(), USER));
    }

    @Test
    @DisplayName("R53 of who is erased no password counts, and no second factor")
    void closed() {
        assertThat(claims.claimsOf(new AccountClosed(ACME, ADA, OLD, FACTOR)))
                .containsExactly(
                        Claim.release("password", USER, OLD.toString()),
                        Claim.release("second-factor", USER, FACTOR.toString()));
        assertThat(claims.claimsOf(new AccountClosed(ACME, ADA, null, null))).isEmpty();
    }

    static Stream<Object> changingNoSecret() {
        return Stream.of(
                new SignInFailed(ACME, ADA, SignInFailure.WRONG_PASSWORD, "192.0.2.1", DEVICE),
                new AccountLocked(ACME, ADA, NOON),
                new AccountUnlocked(ACME, ADA),
                new PasswordResetNoticeRequested(ACME, ADA, new UUID(9, 1), null, NOON),
                new RecoveryCodesRenewed(ACME, ADA, FACTOR));
    }

    @ParameterizedTest
    @MethodSource("changingNoSecret")
    @DisplayName("R34, R43 everything else asks only that the user is one of the organization")
    void theRest(Object event) {
        assertThat(claims.claimsOf(event)).containsExactly(IS_USER);
    }

    @Test
    @DisplayName("events of other aggregates are not their business")
    void others() {
        assertThat(claims.claimsOf("something else")).isEmpty();
    }
}
