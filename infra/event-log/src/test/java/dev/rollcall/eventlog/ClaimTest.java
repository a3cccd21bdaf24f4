package dev.rollcall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventlog.personal.BlindIndex;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A claim")
class ClaimTest {

    private final Claim claim = Claim.take("team", "secret key", "org", "secret label", "team.taken");

    @Test
    @DisplayName("shows neither key nor label, which may be personal, when it or its refusal is written to a log")
    void redacted() {
        assertThat(claim + " " + new ClaimRefusedException(claim))
                .contains("team")
                .doesNotContain("secret");
    }

    @Test
    @DisplayName("that is about nobody is stored as it is")
    void notPersonal() {
        assertThat(claim.blind(BlindIndex.none())).isEqualTo(claim);
    }
}
