package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.signin.SignInFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Failed attempts")
class AttemptsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Attempts attempts = new Attempts();

    private void fail(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            attempts.failed(SignInFailure.WRONG_PASSWORD, at);
        }
    }

    @Test
    @DisplayName("R34 are too many at exactly ten")
    void ten() {
        fail(9, NOON);
        assertThat(attempts.isOneTooMany(NOON)).isFalse();
        fail(1, NOON);
        assertThat(attempts.isOneTooMany(NOON)).isTrue();
    }

    @Test
    @DisplayName(
            "R34 count for less than 15 minutes: the tenth a millisecond before is one too many, at 15 minutes not")
    void boundary() {
        fail(9, NOON);
        Instant end = NOON.plus(QUARTER);
        fail(1, end);
        assertThat(attempts.isOneTooMany(end.minusMillis(1))).isTrue();
        assertThat(attempts.isOneTooMany(end)).isFalse();
    }

    @Test
    @DisplayName("R34 count in a window that slides")
    void slides() {
        for (int minute = 0; minute < 60; minute += 2) {
            Instant at = NOON.plus(Duration.ofMinutes(minute));
            fail(1, at);
            // One every two minutes is never more than eight in any quarter of an hour.
            assertThat(attempts.isOneTooMany(at)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_PASSWORD, true",
        "WRONG_CODE, true",
        "NO_PASSWORD, true",
        "ONE_TIME_PASSWORD_EXPIRED, false",
        "LOCKED, false",
        "INACTIVE, false"
    })
    @DisplayName("R34 count if they are guesses")
    void guesses(SignInFailure failure, boolean counts) {
        for (int i = 0; i < 10; i++) {
            attempts.failed(failure, NOON);
        }
        assertThat(Attempts.isGuess(failure)).isEqualTo(counts);
        assertThat(attempts.isOneTooMany(NOON)).isEqualTo(counts);
        assertThat(attempts.areRemembered()).isEqualTo(counts);
    }

    @Test
    @DisplayName("R34 lock until the moment named, and then it takes ten again")
    void locked() {
        Instant until = NOON.plus(Attempts.LOCKED_FOR);
        fail(10, NOON);
        attempts.locked(until);

        assertThat(Attempts.LOCKED_FOR).isEqualTo(QUARTER);
        assertThat(attempts.areLocked(until.minusMillis(1))).isTrue();
        assertThat(attempts.areLocked(until)).isFalse();
        fail(9, until);
        assertThat(attempts.isOneTooMany(until)).isFalse();
        fail(1, until);
        assertThat(attempts.isOneTooMany(until)).isTrue();
    }

    @Test
    @DisplayName("R34 are forgotten, lock and all, when an admin unlocks")
    void forgotten() {
        fail(9, NOON);
        attempts.locked(NOON.plus(QUARTER));
        attempts.forget();

        assertThat(attempts.areLocked(NOON)).isFalse();
        assertThat(attempts.areRemembered()).isFalse();
        fail(1, NOON);
        assertThat(attempts.isOneTooMany(NOON)).isFalse();
    }
}
