package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JdbcUrlTest {
    @Test
    void keepsServerAndParametersOfAnotherDatabase() {
        assertThat(JdbcUrl.parse("jdbc:postgresql://a:1,b:2/postgres?sslmode=require")
                        .withDatabase("rollcall_log"))
                .hasToString("jdbc:postgresql://a:1,b:2/rollcall_log?sslmode=require");
    }

    @Test
    void passesNoPasswordOn() {
        assertThat(JdbcUrl.parse("jdbc:postgresql://a/x?user=root&password=secret&ssl=true"))
                .hasToString("jdbc:postgresql://a/x?ssl=true");
    }

    @Test
    void refusesWhatItDoesNotUnderstandWithoutRepeatingIt() {
        assertThatThrownBy(() -> JdbcUrl.parse("postgres://root:secret@a/x"))
                .isInstanceOf(PartException.class)
                .hasMessageNotContaining("secret");
    }
}
