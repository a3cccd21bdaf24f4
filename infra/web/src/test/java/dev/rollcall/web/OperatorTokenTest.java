package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;

@DisplayName("The operator's token")
class OperatorTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    @DisplayName("makes its bearer the operator")
    void known() {
        OAuth2AuthenticatedPrincipal operator = OperatorToken.of(TOKEN).introspect(TOKEN);

        assertThat(operator.getName()).isEqualTo("operator");
        assertThat(operator.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly(OperatorToken.AUTHORITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdeF",
                TOKEN + "0",
                " " + TOKEN,
                "\u0000"
            })
    @DisplayName("is no other, and the refusal repeats neither")
    void unknown(String token) {
        assertThatThrownBy(() -> OperatorToken.of(TOKEN).introspect(token))
                .isInstanceOf(BadOpaqueTokenException.class)
                .hasMessage("Unknown token");
    }

    @Test
    @DisplayName("has 32 characters or more, and the refusal does not repeat it")
    void guessable() {
        assertThatThrownBy(() -> OperatorToken.of("hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }
}
