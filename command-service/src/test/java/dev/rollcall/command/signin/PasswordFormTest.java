package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The form of a password")
class PasswordFormTest {

    private static final String GRIN = "\uD83D\uDE00"; // one code point, two chars

    @Test
    @DisplayName("is the same for letters composed, decomposed and wide, and keeps blanks and case")
    void normal() {
        assertThat(PasswordForm.of(" Zoe\u0308 "))
                .isEqualTo(PasswordForm.of(" Zo\u00EB "))
                .contains(" Zo\u00EB ");
        assertThat(PasswordForm.of("\uFF41bc")).contains("abc");
        assertThat(PasswordForm.of("ABC")).contains("ABC");
    }

    @Test
    @DisplayName("has at most 128 code points")
    void longest() {
        assertThat(PasswordForm.of(GRIN.repeat(128))).contains(GRIN.repeat(128));
        assertThat(PasswordForm.of(GRIN.repeat(129))).isEmpty();
        assertThat(PasswordForm.of("e\u0308".repeat(128))).contains("\u00EB".repeat(128));
        assertThat(PasswordForm.of("\uFDFA".repeat(8)))
                .as("18 code points each")
                .isEmpty();
    }

    @Test
    @DisplayName("is not made of what was sent to take long")
    void longestAsSent() {
        String marks = "e" + "\u0308".repeat(1023); // one letter with marks stays over the limit either way
        assertThat(PasswordForm.of(marks)).isEmpty();
        assertThat(PasswordForm.of("a".repeat(10_000_000))).isEmpty();
    }

    @Test
    @DisplayName("is none of half a surrogate pair, which would be hashed as a question mark")
    void halfPair() {
        assertThat(PasswordForm.of("\uD83Dabcdefghijkl")).isEmpty();
        assertThat(PasswordForm.isText("abc\uDE00")).isFalse();
        assertThat(PasswordForm.isText("abc?" + GRIN)).isTrue();
    }
}
