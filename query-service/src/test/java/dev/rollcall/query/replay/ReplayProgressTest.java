package dev.rollcall.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.query.replay.ReplayProgress.Reached;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R97 Progress of a replay")
class ReplayProgressTest {

    private static final Instant BEGIN = Instant.parse("2001-06-30T09:00:00Z");

    @Test
    @DisplayName("is told with its rate, and the time that remains at it")
    void remaining() {
        Reached half = new Reached(UUID.randomUUID(), 600, 100, BEGIN, BEGIN.plusSeconds(10), null);
        assertThat(half.eventsPerSecond()).isEqualTo(10);
        // 500 of 1,000 positions in ten seconds, whichever of their events were sent
        assertThat(half.remainingSeconds(101, 1_100)).isEqualTo(10);
    }

    @Test
    @DisplayName("has no remaining time before anything was sent")
    void nothingYet() {
        Reached nothing = new Reached(UUID.randomUUID(), 100, 0, BEGIN, BEGIN, "Kafka is away");
        assertThat(nothing.remainingSeconds(101, 1_100)).isNull();
        assertThat(nothing.eventsPerSecond()).isZero();
    }
}
