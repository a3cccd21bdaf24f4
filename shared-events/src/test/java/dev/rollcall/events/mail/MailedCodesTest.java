package dev.rollcall.events.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R36 Codes that are mailed")
class MailedCodesTest {

    private static final String KEY = key((byte) 1);
    private static final String OTHER = key((byte) 2);
    private static final UUID ID = UUID.fromString("018f4a5e-0000-7000-8000-000000000001");

    private final MailedCodes codes = MailedCodes.of(KEY, "");

    @Test
    @DisplayName("are the same wherever the key is")
    void same() {
        MailedCodes elsewhere = MailedCodes.of(KEY, "");

        assertThat(elsewhere.link(ID)).isEqualTo(codes.link(ID)).matches("[A-Za-z0-9_-]{48}");
        assertThat(elsewhere.typed(ID)).isEqualTo(codes.typed(ID)).matches("[0-9A-HJKMNP-TV-Z]{10}");
        assertThat(codes.idOf(codes.link(ID))).contains(ID);
    }

    @Test
    @DisplayName("are others with another key, and for another id")
    void others() {
        MailedCodes others = MailedCodes.of(OTHER, "");

        assertThat(others.idOf(codes.link(ID))).isEmpty();
        assertThat(others.isTyped(ID, codes.typed(ID))).isFalse();
        assertThat(codes.isTyped(UUID.randomUUID(), codes.typed(ID))).isFalse();
    }

    @Test
    @DisplayName("are taken as people type them")
    void typed() {
        String code = codes.typed(ID);

        assertThat(codes.isTyped(ID, code.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(codes.isTyped(ID, " " + code.substring(0, 5) + "-" + code.substring(5) + " "))
                .isTrue();
        assertThat(codes.isTyped(ID, code.substring(1))).isFalse();
    }

    @Test
    @DisplayName("that were made with the key before are still taken")
    void rotation() {
        MailedCodes after = MailedCodes.of(OTHER, KEY);

        assertThat(after.idOf(codes.link(ID))).contains(ID);
        assertThat(after.isTyped(ID, codes.typed(ID))).isTrue();
        assertThat(codes.idOf(after.link(ID))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ß", "AAAA", "../../etc/passwd", "018f4a5e-0000-7000-8000-000000000001"})
    @DisplayName("that nobody made are none")
    void invented(String code) {
        assertThat(codes.idOf(code)).isEmpty();
        assertThat(codes.isTyped(ID, code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2hvcnQ="})
    @DisplayName("are not made with something that is no key, which nobody is told of")
    void noKey(String key) {
        assertThatThrownBy(() -> MailedCodes.of(key, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private static String key(byte filling) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
