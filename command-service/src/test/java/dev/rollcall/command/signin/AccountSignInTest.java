package dev.rollcall.command.signin;

import static dev.rollcall.command.signin.SignInOutcome.Result.FAILED;
import static dev.rollcall.command.signin.SignInOutcome.Result.SECOND_FACTOR_REQUIRED;
import static dev.rollcall.command.signin.SignInOutcome.Result.SUCCEEDED;
import static dev.rollcall.events.signin.Restriction.CHANGE_PASSWORD;
import static dev.rollcall.events.signin.Restriction.ENROL_SECOND_FACTOR;

import dev.rollcall.command.signin.AccountCommand.ShownFactor;
import dev.rollcall.command.signin.AccountCommand.Unlock;
import dev.rollcall.events.signin.AccountEvent.AccountLocked;
import dev.rollcall.events.signin.AccountEvent.AccountUnlocked;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SignInFailed;
import dev.rollcall.events.signin.Device;
import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SignInFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An attempt to sign in")
class AccountSignInTest {

    static final UUID ACME = new UUID(1, 0);
    static final UUID ADA = new UUID(4, 1);
    private static final UUID PASSWORD = new UUID(7, 1);
    private static final UUID FACTOR = new UUID(8, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    static final Device DEVICE = new Device(DeviceKind.WEB, "Firefox", "Mozilla/5.0");

    private final AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);

    /** With a password that she chose at noon, and what happened at once. */
    private TestExecutor<Account> ada(Object... events) {
        return fixture.givenCurrentTime(NOON)
                .andGiven(new PasswordChanged(ACME, ADA, PASSWORD, null, Set.of()))
                .andGiven(events);
    }

    private static SignInFailed failed(SignInFailure reason) {
        return new SignInFailed(ACME, ADA, reason, "192.0.2.1", DEVICE);
    }

    private static Object[] failed(int times, SignInFailure reason) {
        return Collections.nCopies(times, failed(reason)).toArray();
    }

    private static SignInOutcome succeeded(Restriction... restrictions) {
        return new SignInOutcome(SUCCEEDED, Set.of(restrictions), List.of(PASSWORD));
    }

    @Nested
    @DisplayName("with a password")
    class WithPassword {

        @Test
        @DisplayName("R30 succeeds if it is the right one, and that is no event yet")
        void right() {
            ada().when(Try.right(NOON).command()).expectNoEvents().expectResultMessagePayload(succeeded());
        }

        @Test
        @DisplayName("R32 fails if it is wrong, which is recorded with its reason")
        void wrong() {
            ada().when(Try.wrong(NOON).command())
                    .expectEvents(failed(SignInFailure.WRONG_PASSWORD))
                    .expectResultMessagePayload(SignInOutcome.of(FAILED));
        }

        @Test
        @DisplayName("R34 fails alike for who has none")
        void none() {
            fixture.givenNoPriorActivity()
                    .when(Try.wrong(NOON).command())
                    .expectEvents(failed(SignInFailure.NO_PASSWORD))
                    .expectResultMessagePayload(SignInOutcome.of(FAILED));
        }

        @Test
        @DisplayName("R13, R34 fails alike for who may not sign in, even with the right one")
        void inactive() {
            ada().when(Try.right(NOON).inactive().command())
                    .expectEvents(failed(SignInFailure.INACTIVE))
                    .expectResultMessagePayload(SignInOutcome.of(FAILED));
        }

        @Test
        @DisplayName("R45 that is as old as the policy allows succeeds; a millisecond older, it is to be changed")
        void age() {
            Instant end = NOON.plus(Duration.ofDays(90));
            ada().when(Try.right(end).under(90, false).command()).expectResultMessagePayload(succeeded());
            ada().when(Try.right(end.plusMillis(1)).under(90, false).command())
                    .expectNoEvents()
                    .expectResultMessagePayload(succeeded(CHANGE_PASSWORD));
        }

        @Test
        @DisplayName("R41 that an admin gave succeeds for 24 hours, and is to be changed first")
        void oneTime() {
            Instant until = NOON.plus(Duration.ofHours(24));
            PasswordReset reset = new PasswordReset(
                    ACME, ADA, new UUID(9, 1), PASSWORD, null, null, NOON, until, 0L, Set.of(), Set.of());
            fixture.givenCurrentTime(NOON)
                    .andGiven(reset)
                    .when(Try.right(until.minusMillis(1)).command())
                    .expectNoEvents()
                    .expectResultMessagePayload(succeeded(CHANGE_PASSWORD));
            new AggregateTestFixture<>(Account.class)
                    .givenCurrentTime(NOON)
                    .andGiven(reset)
                    .when(Try.right(until).command())
                    .expectEvents(failed(SignInFailure.ONE_TIME_PASSWORD_EXPIRED))
                    .expectResultMessagePayload(SignInOutcome.of(FAILED));
        }
    }

    @Nested
    @DisplayName("with a second factor")
    class WithSecondFactor {

        private TestExecutor<Account> enrolled() {
            return ada(new SecondFactorEnrolled(ACME, ADA, FACTOR));
        }

        @ParameterizedTest
        @EnumSource(names = {"TOTP", "RECOVERY_CODE"})
        @DisplayName("R30 succeeds by a code of either kind")
        void right(ShownFactor factor) {
            enrolled()
                    .when(Try.right(NOON).showing(factor).command())
                    .expectNoEvents()
                    .expectResultMessagePayload(succeeded());
        }

        @Test
        @DisplayName("R30 is asked for the code where it is missing, which is no failure")
        void missing() {
            enrolled()
                    .when(Try.right(NOON).showing(ShownFactor.NONE).command())
                    .expectNoEvents()
                    .expectResultMessagePayload(SignInOutcome.of(SECOND_FACTOR_REQUIRED));
        }

        @Test
        @DisplayName("R30, R32 fails with a wrong code")
        void wrong() {
            enrolled()
                    .when(Try.right(NOON).showing(ShownFactor.WRONG).command())
                    .expectEvents(failed(SignInFailure.WRONG_CODE))
                    .expectResultMessagePayload(SignInOutcome.of(FAILED));
        }

        @Test
        @DisplayName("R30 must enrol one where the policy asks for it and there is none")
        void required() {
            ada().when(Try.right(NOON).under(null, true).command())
                    .expectResultMessagePayload(succeeded(ENROL_SECOND_FACTOR));
            ada(new SecondFactorEnrolled(ACME, ADA, FACTOR))
                    .when(Try.right(NOON)
                            .showing(ShownFactor.TOTP)
                            .under(null, true)
                            .command())
                    .expectResultMessagePayload(succeeded());
        }

        @Test
        @DisplayName("R30, R45 must do both where both are due")
        void both() {
            ada().when(Try.right(NOON.plus(Duration.ofDays(2))).under(1, true).command())
                    .expectResultMessagePayload(succeeded(CHANGE_PASSWORD, ENROL_SECOND_FACTOR));
        }
    }

    @Nested
    @DisplayName("after others that failed")
    class Lock {

        private static final AccountLocked LOCKED = new AccountLocked(ACME, ADA, NOON.plus(QUARTER));

        @Test
        @DisplayName("R34 that is the tenth to fail within 15 minutes locks the account for 15 minutes")
        void tenth() {
            Instant late = NOON.plus(QUARTER).minusMillis(1);
            ada(failed(9, SignInFailure.WRONG_PASSWORD))
                    .andGivenCurrentTime(late)
                    .when(Try.wrong(late).command())
                    .expectEvents(
                            failed(SignInFailure.WRONG_PASSWORD), new AccountLocked(ACME, ADA, late.plus(QUARTER)))
                    .expectResultMessagePayload(SignInOutcome.of(FAILED));
        }

        @Test
        @DisplayName("R34 that comes 15 minutes after the first of ten does not")
        void tooLate() {
            Instant later = NOON.plus(QUARTER);
            ada(failed(9, SignInFailure.WRONG_PASSWORD))
                    .andGivenCurrentTime(later)
                    .when(Try.wrong(later).command())
                    .expectEvents(failed(SignInFailure.WRONG_PASSWORD));
        }

        @Test
        @DisplayName("R34 that is the ninth does not")
        void ninth() {
            ada(failed(8, SignInFailure.WRONG_PASSWORD))
                    .when(Try.wrong(NOON).command())
                    .expectEvents(failed(SignInFailure.WRONG_PASSWORD));
        }

        @Test
        @DisplayName("R34 is counted with wrong codes, and not with what is no guess")
        void kinds() {
            ada(failed(9, SignInFailure.WRONG_CODE))
                    .when(Try.wrong(NOON).command())
                    .expectEvents(failed(SignInFailure.WRONG_PASSWORD), LOCKED);
            new AggregateTestFixture<>(Account.class)
                    .givenCurrentTime(NOON)
                    .andGiven(new PasswordChanged(ACME, ADA, PASSWORD, null, Set.of()))
                    .andGiven(failed(20, SignInFailure.LOCKED))
                    .andGiven(failed(20, SignInFailure.INACTIVE))
                    .andGiven(failed(20, SignInFailure.ONE_TIME_PASSWORD_EXPIRED))
                    .when(Try.wrong(NOON).command())
                    .expectEvents(failed(SignInFailure.WRONG_PASSWORD));
        }

        @Test
        @DisplayName("R34 fails while the account is locked, even with the right password, and makes it no longer")
        void locked() {
            Instant late = NOON.plus(QUARTER).minusMillis(1);
            ada(LOCKED)
                    .andGivenCurrentTime(late)
                    .when(Try.right(late).command())
                    .expectEvents(failed(SignInFailure.LOCKED))
                    .expectResultMessagePayload(SignInOutcome.of(FAILED));
        }

        @Test
        @DisplayName("R34 succeeds when the lock is over")
        void over() {
            ada(LOCKED)
                    .when(Try.right(NOON.plus(QUARTER)).command())
                    .expectNoEvents()
                    .expectResultMessagePayload(succeeded());
        }

        @Test
        @DisplayName("R34 succeeds when an admin has unlocked")
        void unlocked() {
            ada(LOCKED, new AccountUnlocked(ACME, ADA))
                    .when(Try.right(NOON).command())
                    .expectResultMessagePayload(succeeded());
        }

        @Test
        @DisplayName("R34 is forgotten by unlocking, which is an event where there is something to forget")
        void unlocks() {
            Unlock unlock = new Unlock(ACME, ADA);
            ada(LOCKED).when(unlock).expectEvents(new AccountUnlocked(ACME, ADA));
            ada(failed(1, SignInFailure.WRONG_PASSWORD)).when(unlock).expectEvents(new AccountUnlocked(ACME, ADA));
            new AggregateTestFixture<>(Account.class)
                    .given(new PasswordChanged(ACME, ADA, PASSWORD, null, Set.of()))
                    .when(unlock)
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }
}
