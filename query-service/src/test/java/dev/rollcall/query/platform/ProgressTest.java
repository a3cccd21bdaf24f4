package dev.rollcall.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.query.platform.Progress.Waiting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long LONG = Duration.ofSeconds(10).toNanos();

    private final Progress progress = new Progress();

    @AfterEach
    void close() {
        progress.close();
    }

    @Test
    @DisplayName("Who waits is woken by the projection and the position waited for, and by no other")
    void wakes() {
        try (Waiting waiting = progress.waitingFor("teams", 5)) {
            progress.made("contacts", 9);
            progress.made("teams", 4);
            assertThat(waiting.await(0)).isFalse();
            progress.made("teams", 6);
            assertThat(waiting.await(0)).isTrue();
        }
    }

    @Test
    @DisplayName("One look serves all who wait, and nobody looks when nobody waits")
    void oneLook() {
        AtomicInteger looks = new AtomicInteger();
        try (Waiting one = progress.waitingFor("teams", 5);
                Waiting other = progress.waitingFor("teams", 5)) {
            progress.watch(() -> {
                looks.incrementAndGet();
                progress.made("teams", 5);
            });
            assertThat(one.await(LONG)).isTrue();
            assertThat(other.await(LONG)).isTrue();
            assertThat(looks.get()).isPositive();
        }
    }
}
