package dev.rollcall.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cursor")
class CursorTest {

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable read) {
        return assertThatThrownBy(read)
                .asInstanceOf(InstanceOfAssertFactories.throwable(Refusal.class))
                .returns("request.invalid-parameter", Refusal::code)
                .returns(Refusal.Reason.MALFORMED, Refusal::reason);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<List<String>> values() {
        return Stream.of(
                List.of("zoë", "01890a5d-ac96-774b-bcce-b302099a8057"),
                List.of("", ""),
                List.of("1:a", "2:b:"),
                List.of("山田 😀", "\u202e"),
                List.of("x".repeat(1_000), "y"));
    }

    @ParameterizedTest
    @MethodSource("values")
    @DisplayName("gives back the values that it was made of")
    void roundTrip(List<String> values) {
        assertThat(Cursor.read(Cursor.of(values), 2)).isEqualTo(values);
    }

    @ParameterizedTest
    @MethodSource("values")
    @DisplayName("needs no escape in a URL")
    void harmless(List<String> values) {
        assertThat(Cursor.of(values)).matches("[A-Za-z0-9_-]*");
    }

    @Test
    @DisplayName("of another list is refused")
    void otherCount() {
        assertRefused(() -> Cursor.read(Cursor.of(List.of("a", "b", "c")), 2));
        assertRefused(() -> Cursor.read("", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:a1:bx",
                "1:a9:b",
                "1:a-1:b",
                "+1:a1:b",
                "01:a1:b",
                "a:b",
                ":",
                "1:a",
                "1:\u00001:b",
                "1:😀1:b",
                "99999999999:a1:b",
                "1:a2147483647:b"
            })
    @DisplayName("that was tampered with is refused")
    void tampered(String joined) {
        assertRefused(() -> Cursor.read(encoded(joined), 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "MTph MTpi", "MTphMTpi=", "ä"})
    @DisplayName("in another form is refused")
    void otherForm(String cursor) {
        assertRefused(() -> Cursor.read(cursor, 2));
    }

    @Test
    @DisplayName("that does not hold bytes of UTF-8 is refused")
    void otherEncoding() {
        assertRefused(() -> Cursor.read(
                Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {'1', ':', (byte) 0xff}), 1));
    }

    @Test
    @DisplayName("holds ids")
    void id() {
        UUID id = new UUID(4, 1);

        assertThat(Cursor.id(id.toString())).isEqualTo(id);
        assertRefused(() -> Cursor.id("1-1-1-1-1"));
        assertRefused(() -> Cursor.id(""));
    }
}
