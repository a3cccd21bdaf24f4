package dev.rollcall.command.signin;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.signin.AccountCommand.ChangePassword;
import dev.rollcall.command.signin.AccountCommand.EnrolSecondFactor;
import dev.rollcall.command.signin.AccountCommand.IssueApiToken;
import dev.rollcall.command.signin.AccountCommand.RemoveSecondFactor;
import dev.rollcall.command.signin.AccountCommand.RenewRecoveryCodes;
import dev.rollcall.command.signin.AccountCommand.RequestPasswordResetNotice;
import dev.rollcall.command.signin.AccountCommand.ResetPassword;
import dev.rollcall.command.signin.AccountCommand.ResetSecondFactor;
import dev.rollcall.command.signin.AccountCommand.RevokeApiToken;
import dev.rollcall.command.signin.AccountCommand.Unlock;
import dev.rollcall.events.signin.AccountEvent.ApiTokenIssued;
import dev.rollcall.events.signin.AccountEvent.ApiTokenRevoked;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.PasswordResetNoticeRequested;
import dev.rollcall.events.signin.AccountEvent.RecoveryCodesRenewed;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SecondFactorRemoved;
import dev.rollcall.events.signin.AccountEvent.SecondFactorReset;
import dev.rollcall.events.signin.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of it, but to sign in: that is in {@link AccountSignInTest}. */
@DisplayName("An account")
class AccountTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID GLOBEX = new UUID(1, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID SESSION = new UUID(5, 1);
    private static final UUID TOKEN = new UUID(6, 1);
    private static final UUID FIRST = new UUID(7, 1);
    private static final UUID SECOND = new UUID(7, 2);
    private static final UUID FACTOR = new UUID(8, 1);
    private static final UUID RESET = new UUID(9, 1);
    private static final UUID LATER_RESET = new UUID(9, 2);
    private static final UUID BOSS = new UUID(4, 9);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofHours(24));

    private final AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);

    private static PasswordReset given(UUID reset, UUID password) {
        return new PasswordReset(ACME, ADA, reset, password, null, BOSS, NOON, TOMORROW, null, Set.of(), Set.of());
    }

    private static PasswordChanged chosen(UUID password) {
        return new PasswordChanged(ACME, ADA, password, null, Set.of());
    }

    @Nested
    @DisplayName("has its password reset")
    class ResetsPassword {

        private static ResetPassword resetting(boolean first, UUID... sessions) {
            return new ResetPassword(
                    ACME,
                    ADA,
                    RESET,
                    SECOND,
                    BOSS,
                    NOON,
                    TOMORROW,
                    first,
                    first ? null : 299L,
                    Set.of(sessions),
                    Set.of(),
                    List.of());
        }

        @Test
        @DisplayName("R40, R42 with the age of the admin's authentication, and with all that ends with it")
        void resets() {
            fixture.given(chosen(FIRST))
                    .when(new ResetPassword(
                            ACME,
                            ADA,
                            RESET,
                            SECOND,
                            BOSS,
                            NOON,
                            TOMORROW,
                            false,
                            300L,
                            Set.of(SESSION),
                            Set.of(TOKEN),
                            List.of()))
                    .expectEvents(new PasswordReset(
                            ACME,
                            ADA,
                            RESET,
                            SECOND,
                            FIRST,
                            BOSS,
                            NOON,
                            TOMORROW,
                            300L,
                            Set.of(SESSION),
                            Set.of(TOKEN)))
                    .expectResultMessagePayload(1L);
        }

        @Test
        @DisplayName("R44 as often as somebody wants")
        void again() {
            fixture.given(given(LATER_RESET, FIRST))
                    .when(resetting(false))
                    .expectEvents(new PasswordReset(
                            ACME, ADA, RESET, SECOND, FIRST, BOSS, NOON, TOMORROW, 299L, Set.of(), Set.of()));
        }

        @Test
        @DisplayName("R40 by the operator only until the user has chosen one")
        void first() {
            fixture.givenNoPriorActivity()
                    .when(resetting(true))
                    .expectEvents(new PasswordReset(
                            ACME, ADA, RESET, SECOND, null, BOSS, NOON, TOMORROW, null, Set.of(), Set.of()));
            new AggregateTestFixture<>(Account.class)
                    .given(given(LATER_RESET, FIRST))
                    .when(resetting(true))
                    .expectEvents(new PasswordReset(
                            ACME, ADA, RESET, SECOND, FIRST, BOSS, NOON, TOMORROW, null, Set.of(), Set.of()));
            new AggregateTestFixture<>(Account.class)
                    .given(chosen(FIRST), given(LATER_RESET, SECOND))
                    .when(resetting(true))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "password.already-set"));
        }

        @Test
        @DisplayName("R43 and tells so again, of the last time, by whom and when that was")
        void notice() {
            fixture.given(given(LATER_RESET, FIRST), given(RESET, SECOND))
                    .when(new RequestPasswordResetNotice(ACME, ADA, RESET))
                    .expectEvents(new PasswordResetNoticeRequested(ACME, ADA, RESET, BOSS, NOON));
        }

        @Test
        @DisplayName("R43 and of a time before, or of none, does not")
        void noNotice() {
            fixture.given(given(RESET, FIRST), given(LATER_RESET, SECOND))
                    .when(new RequestPasswordResetNotice(ACME, ADA, RESET))
                    .expectNoEvents()
                    .expectException(Refused.with(NOT_FOUND, "password-reset.not-found"));
        }
    }

    @Test
    @DisplayName("R41 has the password that the user chose, in place of the one before")
    void changesPassword() {
        fixture.given(given(RESET, FIRST))
                .when(new ChangePassword(ACME, ADA, SECOND, Set.of(SESSION), List.of()))
                .expectEvents(new PasswordChanged(ACME, ADA, SECOND, FIRST, Set.of(SESSION)));
    }

    @Nested
    @DisplayName("has a second factor")
    class SecondFactors {

        @Test
        @DisplayName("R30 once")
        void enrols() {
            EnrolSecondFactor enrol = new EnrolSecondFactor(ACME, ADA, FACTOR, List.of());
            fixture.given(chosen(FIRST)).when(enrol).expectEvents(new SecondFactorEnrolled(ACME, ADA, FACTOR));
            new AggregateTestFixture<>(Account.class)
                    .given(chosen(FIRST), new SecondFactorEnrolled(ACME, ADA, new UUID(8, 0)))
                    .when(enrol)
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "two-factor.already-enrolled"));
        }

        @Test
        @DisplayName("R30 until the user gives it up, and may then enrol another")
        void removes() {
            fixture.given(new SecondFactorEnrolled(ACME, ADA, FACTOR))
                    .when(new RemoveSecondFactor(ACME, ADA, List.of()))
                    .expectEvents(new SecondFactorRemoved(ACME, ADA, FACTOR));
            new AggregateTestFixture<>(Account.class)
                    .given(
                            new SecondFactorEnrolled(ACME, ADA, new UUID(8, 0)),
                            new SecondFactorRemoved(ACME, ADA, FACTOR))
                    .when(new EnrolSecondFactor(ACME, ADA, FACTOR, List.of()))
                    .expectEvents(new SecondFactorEnrolled(ACME, ADA, FACTOR));
        }

        @Test
        @DisplayName("R37 until an admin takes it, with the age of the admin's authentication")
        void resets() {
            fixture.given(new SecondFactorEnrolled(ACME, ADA, FACTOR))
                    .when(new ResetSecondFactor(ACME, ADA, 12, Set.of(SESSION), List.of()))
                    .expectEvents(new SecondFactorReset(ACME, ADA, FACTOR, 12, Set.of(SESSION)));
        }

        @Test
        @DisplayName("R30 with recovery codes, which can be had anew")
        void renews() {
            fixture.given(new SecondFactorEnrolled(ACME, ADA, FACTOR))
                    .when(new RenewRecoveryCodes(ACME, ADA))
                    .expectEvents(new RecoveryCodesRenewed(ACME, ADA, FACTOR));
        }

        static Stream<AccountCommand> ofAFactor() {
            return Stream.of(
                    new RemoveSecondFactor(ACME, ADA, List.of()),
                    new ResetSecondFactor(ACME, ADA, 12, Set.of(), List.of()),
                    new RenewRecoveryCodes(ACME, ADA));
        }

        @ParameterizedTest
        @MethodSource("ofAFactor")
        @DisplayName("R30, R37 or it has none, and then there is nothing to take or to renew")
        void none(AccountCommand command) {
            fixture.given(
                            chosen(FIRST),
                            new SecondFactorEnrolled(ACME, ADA, FACTOR),
                            new SecondFactorReset(ACME, ADA, FACTOR, 1, Set.of()))
                    .when(command)
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "two-factor.not-enrolled"));
        }
    }

    @Nested
    @DisplayName("has API tokens")
    class ApiTokens {

        private static IssueApiToken issuing() {
            return new IssueApiToken(ACME, ADA, NOON, TOKEN, "Export", List.of("users:read"), TOMORROW, List.of());
        }

        private static ApiTokenIssued issued(UUID id, Instant expiresAt) {
            return new ApiTokenIssued(ACME, ADA, id, "Export", List.of("users:read"), expiresAt);
        }

        /** Many of one kind. */
        private static Object[] issued(int number, Instant expiresAt) {
            return IntStream.range(0, number)
                    .mapToObj(i -> issued(new UUID(60, i), expiresAt))
                    .toArray();
        }

        @Test
        @DisplayName("R35 with name, scopes and expiry")
        void issues() {
            fixture.given(chosen(FIRST)).when(issuing()).expectEvents(issued(TOKEN, TOMORROW));
        }

        @Test
        @DisplayName("R35 at most 50 that are good")
        void tooMany() {
            fixture.given(issued(50, NOON.plusMillis(1)))
                    .when(issuing())
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "api-token.too-many"));
            new AggregateTestFixture<>(Account.class)
                    .given(issued(49, NOON.plusMillis(1)))
                    .when(issuing())
                    .expectEvents(issued(TOKEN, TOMORROW));
        }

        @Test
        @DisplayName("R35 of which those that are over do not count, nor those that are revoked")
        void over() {
            fixture.given(issued(50, NOON)).when(issuing()).expectEvents(issued(TOKEN, TOMORROW));
            new AggregateTestFixture<>(Account.class)
                    .given(issued(50, TOMORROW))
                    .andGiven(new ApiTokenRevoked(ACME, ADA, new UUID(60, 7), EndReason.REVOKED_BY_USER))
                    .when(issuing())
                    .expectEvents(issued(TOKEN, TOMORROW));
        }

        @Test
        @DisplayName("R35 until they are revoked, once")
        void revokes() {
            RevokeApiToken revoke = new RevokeApiToken(ACME, ADA, TOKEN, EndReason.REVOKED_BY_ADMIN);
            ApiTokenRevoked revoked = new ApiTokenRevoked(ACME, ADA, TOKEN, EndReason.REVOKED_BY_ADMIN);
            fixture.given(issued(TOKEN, TOMORROW)).when(revoke).expectEvents(revoked);
            new AggregateTestFixture<>(Account.class)
                    .given(issued(TOKEN, TOMORROW), revoked)
                    .when(revoke)
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    static Stream<AccountCommand> ofAnotherOrganization() {
        return Stream.of(
                new ResetPassword(
                        GLOBEX, ADA, RESET, SECOND, BOSS, NOON, TOMORROW, false, 1L, Set.of(), Set.of(), List.of()),
                new RequestPasswordResetNotice(GLOBEX, ADA, RESET),
                new ResetSecondFactor(GLOBEX, ADA, 1, Set.of(), List.of()),
                new RevokeApiToken(GLOBEX, ADA, TOKEN, EndReason.REVOKED_BY_ADMIN),
                new Unlock(GLOBEX, ADA));
    }

    @ParameterizedTest
    @MethodSource("ofAnotherOrganization")
    @DisplayName("R33, R44 is not there for another organization")
    void foreign(AccountCommand command) {
        fixture.given(given(RESET, FIRST))
                .when(command)
                .expectNoEvents()
                .expectException(Refused.with(NOT_FOUND, "user.not-found"));
    }
}
