package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R45 Common passwords")
class CommonPasswordsTest {

    private final CommonPasswords common = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop", "1q2w3e4r5t", "jordan23"})
    @DisplayName("are known, ignoring case")
    void known(String password) {
        assertThat(common.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "korrekt pferd batterie", "Xk7-pq-Wm3-zt"})
    @DisplayName("are not just any")
    void unknown(String password) {
        assertThat(common.contains(password)).isFalse();
    }

    @Test
    @DisplayName("are many")
    void many() {
        assertThat(common.size()).isGreaterThan(10_000);
    }
}
