package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text that people can read")
class ReadableTextTest {

    @Test
    @DisplayName("is kept composed, without white space around it")
    void normalized() {
        assertThat(ReadableText.normalize("\t  Zoe\u0308  Y \n")).isEqualTo("Zoë  Y");
        assertThat(ReadableText.normalize("\u00a0\u2007x\u202f\u3000")).isEqualTo("x");
        assertThat(ReadableText.normalize(" \u00a0\u2003 ")).isEmpty();
    }

    @Test
    @DisplayName("has one form, however often it is normalized")
    void idempotent() {
        String normal = ReadableText.normalize(" \u00a0 Zoe\u0308 \u212b ");

        assertThat(ReadableText.normalize(normal)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ada Example", "Łukasz O'Nęill-García", "山田 太郎", "محمد", "नमस्ते", "❤\ufe0f 1️⃣", "a\u00a0b"})
    @DisplayName("may be of any script")
    void readable(String text) {
        assertThat(ReadableText.isReadable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\nb",
                "a\u0085b",
                "a\u001bb", // control
                "\u202e",
                "\u2069",
                "\u061c", // bidirectional
                "\u200b",
                "\u200d",
                "\u2060",
                "\u00ad",
                "\ufeff",
                "\udb40\udc41", // zero width, tags
                "\u034f",
                "\u115f",
                "\u1160",
                "\u17b4",
                "\u2800",
                "\u3164",
                "\uffa0", // fillers
                "\u2028",
                "\u2029",
                "\ue000",
                "\ud800",
                "\uffff"
            })
    @DisplayName("has no control, bidirectional or invisible character")
    void unreadable(String character) {
        assertThat(ReadableText.isReadable(character)).isFalse();
        assertThat(ReadableText.isReadable("ab" + character + "cd")).isFalse();
    }

    @Test
    @DisplayName("is the same ignoring case where equalsIgnoreCase says so")
    void ignoringCase() {
        assertThat(ReadableText.ignoringCase("STRASSE ΟΔΟΣ İ")).isEqualTo(ReadableText.ignoringCase("strasse οδος i"));
        assertThat(ReadableText.ignoringCase("straße")).isNotEqualTo(ReadableText.ignoringCase("strasse"));
        assertThat(ReadableText.ignoringCase("\ud801\udc00")).isEqualTo("\ud801\udc28"); // Deseret, beyond 16 bits
    }
}
