package dev.rollcall.eventlog.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The blind index")
class BlindIndexTest {

    private final BlindIndex index = BlindIndex.under(new byte[32], Set.of("email", "interaction"));

    @Test
    @DisplayName("tells equal keys from others without showing them")
    void equal() {
        assertThat(index.of("email", "ada@office.example"))
                .hasSize(43)
                .doesNotContain("ada")
                .isEqualTo(index.of("email", "ada@office.example"))
                .isNotEqualTo(index.of("email", "ben@office.example"));
    }

    @Test
    @DisplayName("shows no relation between scopes, nor between installations")
    void apart() {
        byte[] another = new byte[32];
        another[0] = 1;
        assertThat(index.of("email", "x"))
                .isNotEqualTo(index.of("interaction", "x"))
                .isNotEqualTo(BlindIndex.under(another, Set.of("email")).of("email", "x"));
    }

    @Test
    @DisplayName("leaves what is not personal as it is")
    void plain() {
        assertThat(index.of("team", "7")).isEqualTo("7");
        assertThat(BlindIndex.none().of("email", "x")).isEqualTo("x");
    }
}
