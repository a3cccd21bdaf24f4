package dev.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rate limit")
class RateLimitTest {

    private final Watch watch = new Watch();
    private final RateLimit<String> twoPerSecond = new RateLimit<>(2, watch);

    private static final class Watch implements TimeMeter {

        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private int passing(String key, int requests) {
        int passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += twoPerSecond.secondsToWait(key) == 0 ? 1 : 0;
        }
        return passed;
    }

    @Test
    @DisplayName("lets five seconds' worth come at once, and then as many as it says")
    void burst() {
        assertThat(passing("a", 100)).isEqualTo(10);
        watch.pass(Duration.ofSeconds(3));
        assertThat(passing("a", 100)).isEqualTo(6);
        watch.pass(Duration.ofMillis(499));
        assertThat(passing("a", 100)).isZero();
        watch.pass(Duration.ofMillis(1));
        assertThat(passing("a", 100)).isEqualTo(1);
    }

    @Test
    @DisplayName("saves up no more than that")
    void full() {
        assertThat(passing("a", 100)).isEqualTo(10);
        watch.pass(Duration.ofHours(1));
        assertThat(passing("a", 100)).isEqualTo(10);
    }

    @Test
    @DisplayName("counts each key by itself")
    void keys() {
        assertThat(passing("a", 100)).isEqualTo(10);
        assertThat(passing("b", 100)).isEqualTo(10);
    }

    @Test
    @DisplayName("says after how many whole seconds to come again, and then lets one pass")
    void comeAgain() {
        passing("a", 10);
        long seconds = twoPerSecond.secondsToWait("a");
        assertThat(seconds).isEqualTo(1);
        watch.pass(Duration.ofSeconds(seconds));
        assertThat(twoPerSecond.secondsToWait("a")).isZero();
    }

    @Test
    @DisplayName("does not count who is refused: hammering makes nobody wait for longer")
    void hammering() {
        passing("a", 10_000);
        watch.pass(Duration.ofMillis(500));
        assertThat(passing("a", 1)).isEqualTo(1);
    }

    @Test
    @DisplayName("of 0 is none")
    void off() {
        RateLimit<String> off = new RateLimit<>(0, watch);
        for (int i = 0; i < 10_000; i++) {
            assertThat(off.secondsToWait("a")).isZero();
        }
    }

    @Test
    @DisplayName("is not negative")
    void negative() {
        assertThatThrownBy(() -> new RateLimit<String>(-1, watch)).isInstanceOf(IllegalArgumentException.class);
    }
}
