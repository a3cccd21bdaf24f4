package dev.rollcall.query.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.query.user.LastSeenProjection.Session;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session that has not ended")
class LastSeenSessionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Session SESSION =
            new Session(new UUID(0, 1), new UUID(0, 2), NOON, NOON.plusSeconds(7_200), 600);

    @Test
    @DisplayName("R17 is in use as long as its idle time-out has not passed since it was used, or since it began")
    void inUse() {
        assertThat(SESSION.isInUse(null, NOON.plusSeconds(600))).isTrue();
        assertThat(SESSION.isInUse(null, NOON.plusSeconds(601))).isFalse();
        assertThat(SESSION.isInUse(NOON.plusSeconds(300), NOON.plusSeconds(900)))
                .isTrue();
        assertThat(SESSION.isInUse(NOON.plusSeconds(300), NOON.plusSeconds(901)))
                .isFalse();
    }
}
