package dev.rollcall.eventlog.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Master keys")
class MasterKeysTest {

    private static final String OLD = Base64.getEncoder().encodeToString(filled(1));
    private static final String NEW = Base64.getUrlEncoder().withoutPadding().encodeToString(filled(0xfb));

    private final SecretKey key = AesGcm.newKey();

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    @DisplayName("unwrap what they have wrapped, in either form of base64")
    void wraps() {
        NewKey wrapped = MasterKeys.of(NEW, "").wrap("ada", key);
        String otherForm = Base64.getEncoder().encodeToString(filled(0xfb));

        assertThat(MasterKeys.of(otherForm + "\n", "").unwrap("ada", wrapped.wrapped(), wrapped.wrappedBy()))
                .isEqualTo(key);
    }

    @Test
    @DisplayName("unwrap what either has wrapped while they rotate, and wrap by the new one")
    void rotate() {
        NewKey byOld = MasterKeys.of(OLD, "").wrap("ada", key);
        MasterKeys both = MasterKeys.of(NEW, OLD);

        SecretKey unwrapped = both.unwrap("ada", byOld.wrapped(), byOld.wrappedBy());
        NewKey anew = both.wrap("ada", unwrapped);

        assertThat(unwrapped).isEqualTo(key);
        assertThat(MasterKeys.of(NEW, "").unwrap("ada", anew.wrapped(), anew.wrappedBy()))
                .isEqualTo(key);
    }

    @Test
    @DisplayName("say which one is missing")
    void another() {
        NewKey byOld = MasterKeys.of(OLD, "").wrap("ada", key);

        assertThatThrownBy(() -> MasterKeys.of(NEW, "").unwrap("ada", byOld.wrapped(), byOld.wrappedBy()))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining(byOld.wrappedBy());
    }

    @Test
    @DisplayName("do not unwrap one person's key for another, nor one that was changed")
    void tampered() {
        MasterKeys keys = MasterKeys.of(OLD, "");
        NewKey wrapped = keys.wrap("ada", key);
        byte[] changed = wrapped.wrapped().clone();
        changed[20] ^= 1;

        assertThatThrownBy(() -> keys.unwrap("ben", wrapped.wrapped(), wrapped.wrappedBy()))
                .isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> keys.unwrap("ada", changed, wrapped.wrappedBy()))
                .isInstanceOf(BrokenSealException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "short", "ÄÖÜ", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    @DisplayName("are 32 bytes in base64, and otherwise refused in one sentence that does not show them")
    void refused(String text) {
        assertThatThrownBy(() -> MasterKeys.of(text, ""))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageStartingWith("ROLLCALL_MASTER_KEY is")
                .message()
                .matches(message -> text.isBlank() || !message.contains(text));
    }

    @Test
    @DisplayName("are never shown, nor is what they wrap")
    void redacted() {
        MasterKeys keys = MasterKeys.of(OLD, NEW);
        String shown = keys + " " + keys.wrap("ada", key) + " " + new PersonKey(key);

        assertThat(shown)
                .doesNotContain(OLD.substring(0, 20))
                .doesNotContain(NEW.substring(0, 20))
                .doesNotContain("[B@");
    }
}
