package dev.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The operator token")
class OperatorTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void isKnown() {
        assertThat(OperatorToken.of(TOKEN).is(TOKEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcdef0123456789abcde", "0123456789ABCDEF0123456789ABCDEF", "ü"})
    void isNothingElse(String token) {
        assertThat(OperatorToken.of(TOKEN).is(token)).isFalse();
    }

    @Test
    void cannotBeGuessed() {
        assertThatThrownBy(() -> OperatorToken.of("hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }
}
