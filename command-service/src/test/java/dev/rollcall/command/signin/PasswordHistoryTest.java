package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The passwords of a user")
class PasswordHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PasswordHistory passwords = new PasswordHistory();

    private static UUID password(int number) {
        return new UUID(7, number);
    }

    @Test
    @DisplayName("R41, R45 are none at first")
    void none() {
        assertThat(passwords.current()).isNull();
        assertThat(passwords.ids()).isEmpty();
        assertThat(passwords.hasBeenChosen()).isFalse();
        assertThat(passwords.isOver(NOON)).isFalse();
        assertThat(passwords.isToBeChanged(NOON, 1)).isFalse();
    }

    @Test
    @DisplayName("R45 are kept newest first, as many as any policy can ask for")
    void newestFirst() {
        IntStream.range(0, 20).forEach(i -> passwords.chosen(password(i), NOON));

        List<UUID> kept = IntStream.range(0, 12).mapToObj(i -> password(19 - i)).toList();
        assertThat(passwords.ids()).isEqualTo(kept);
        assertThat(passwords.current()).isEqualTo(password(19));
    }

    @Test
    @DisplayName("R41 a one-time password is to be changed at once, and over at the end of its time")
    void oneTime() {
        Instant until = NOON.plus(Duration.ofHours(24));
        passwords.given(password(1), NOON, until);

        assertThat(passwords.isToBeChanged(NOON, null)).isTrue();
        assertThat(passwords.isOver(until.minusMillis(1))).isFalse();
        assertThat(passwords.isOver(until)).isTrue();
        assertThat(passwords.hasBeenChosen()).isFalse();
    }

    @Test
    @DisplayName("R41 one that the user chose has no end")
    void chosen() {
        passwords.given(password(1), NOON, NOON.plusSeconds(1));
        passwords.chosen(password(2), NOON);

        assertThat(passwords.isOver(NOON.plusSeconds(2))).isFalse();
        assertThat(passwords.isToBeChanged(NOON.plus(Duration.ofDays(4_000)), null))
                .isFalse();
        assertThat(passwords.hasBeenChosen()).isTrue();
    }

    @Test
    @DisplayName("R45 one is good for as many days as the policy says, to the millisecond")
    void age() {
        passwords.chosen(password(1), NOON);
        Instant end = NOON.plus(Duration.ofDays(90));

        assertThat(passwords.isToBeChanged(end, 90)).isFalse();
        assertThat(passwords.isToBeChanged(end.plusMillis(1), 90)).isTrue();
        assertThat(passwords.isToBeChanged(end.plusMillis(1), 91)).isFalse();
    }

    @Test
    @DisplayName("R45 its age counts from the last change")
    void youngAgain() {
        passwords.chosen(password(1), NOON);
        passwords.chosen(password(2), NOON.plus(Duration.ofDays(1)));

        assertThat(passwords.isToBeChanged(NOON.plus(Duration.ofDays(2)), 1)).isFalse();
    }

    @Test
    @DisplayName("that the user ever chose one is not forgotten with a reset")
    void everChosen() {
        passwords.chosen(password(1), NOON);
        passwords.given(password(2), NOON, NOON.plusSeconds(1));

        assertThat(passwords.hasBeenChosen()).isTrue();
    }
}
