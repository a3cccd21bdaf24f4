package dev.rollcall.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The wait after attempts that failed")
class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @ParameterizedTest(name = "{0}: {1} s")
    @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "1000000, 300"})
    @DisplayName("doubles up to a limit, however many there are")
    void doubles(int attempts, long seconds) {
        assertThat(backoff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
