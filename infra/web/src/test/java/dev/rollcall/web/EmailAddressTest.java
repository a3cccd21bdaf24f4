package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An e-mail address")
class EmailAddressTest {

    private static String key(String text) {
        return EmailAddress.parse(text).orElseThrow().key();
    }

    @Nested
    class IsTheSame {

        @ParameterizedTest
        @CsvSource({
            "ada@acme.example, ADA@ACME.Example",
            "ada@bücher.example, ada@BÜCHER.example",
            "ada@bücher.example, ada@bu\u0308cher.example",
            "ada@bücher.example, ada@xn--bcher-kva.example",
            "ada@bücher.example, ada@XN--BCHER-KVA.example",
            "ada@acme.example, ada@ａｃｍｅ.example",
            "zoë@acme.example, zoe\u0308@acme.example",
            "οδος@acme.example, ΟΔΟΣ@acme.example",
            "οδοσ@acme.example, ΟΔΟΣ@acme.example",
            "ada@acme.example, '\u00a0 ada@acme.example\t'"
        })
        @DisplayName("R22 ignoring case, composition and the form of the domain")
        void same(String one, String other) {
            assertThat(key(one)).isEqualTo(key(other));
        }

        @ParameterizedTest
        @CsvSource({
            "ada@acme.example, ada@acme.test",
            "ada@acme.example, adah@acme.example",
            "ada@acme.example, a.da@acme.example",
            "ada@acme.example, ada+news@acme.example",
            "ada@bücher.example, ada@bucher.example",
            "zoë@acme.example, zoe@acme.example"
        })
        @DisplayName("R22 and differs by anything else")
        void different(String one, String other) {
            assertThat(key(one)).isNotEqualTo(key(other));
        }

        @Test
        @DisplayName("R22 by a key that is its own key's")
        void stable() {
            assertThat(key(key("Ada@BÜCHER.example"))).isEqualTo(key("Ada@BÜCHER.example"));
        }
    }

    @Nested
    class IsTaken {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a@b.de",
                    "ada.example+news@mail.acme.example",
                    "o'neill_!#$&*=?^`{|}~-@acme.example",
                    "1@acme.example",
                    "иван@пример.рф",
                    "用户@例え.jp",
                    "タワー東京ビル@例え.jp",
                    "홍길동@한국.kr",
                    "ada@xn--e1afmkfd.xn--p1ai",
                    "ada@1und1.example"
                })
        @DisplayName("R22 in any script")
        void valid(String text) {
            assertThat(EmailAddress.parse(text))
                    .hasValueSatisfying(email -> assertThat(email.address()).isEqualTo(text));
        }

        @Test
        @DisplayName("is shown with the case of its local part, the domain in lower case")
        void shown() {
            assertThat(EmailAddress.parse(" Ada.Example@BÜCHER.Example ")
                            .map(EmailAddress::address)
                            .orElseThrow())
                    .isEqualTo("Ada.Example@bücher.example");
        }

        @Test
        @DisplayName("with the longest parts there may be (RFC 5321, section 4.5.3.1)")
        void longest() {
            String domain = "%s.%s.%s.example".formatted("b".repeat(63), "c".repeat(63), "d".repeat(53));

            assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
            assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain + "e")).isEmpty();
        }
    }

    @Nested
    class IsRefused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "ada",
                    "@acme.example",
                    "ada@",
                    "ada@acme",
                    "ada@@acme.example",
                    "ada@acme.example@acme.example",
                    "ada@.example",
                    "ada@acme..example",
                    "ada@acme.example.",
                    "ada@-acme.example",
                    "ada@acme-.example",
                    "ada@ac_me.example",
                    "ada@acme.123",
                    "ada@192.0.2.1",
                    "ada@[192.0.2.1]",
                    "ada@[IPv6:2001:db8::1]",
                    ".ada@acme.example",
                    "ada.@acme.example",
                    "a..da@acme.example",
                    "a da@acme.example",
                    "\"ada\"@acme.example",
                    "\"a da\"@acme.example",
                    "Ada <ada@acme.example>",
                    "ada@acme.example,ben@acme.example",
                    "(ada)ada@acme.example",
                    "mailto:ada@acme.example",
                    "ada@ac me.example"
                })
        @DisplayName("R20 without both parts, or with what no address has")
        void malformed(String text) {
            assertThat(EmailAddress.parse(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a\u202eda@acme.example",
                    "a\u2066da@acme.example",
                    "a\u200bda@acme.example",
                    "a\u200dda@acme.example",
                    "a\u00adda@acme.example",
                    "a\ufeffda@acme.example",
                    "a\u0000da@acme.example",
                    "a\nda@acme.example",
                    "ada@ac\u200bme.example",
                    "ada@ac\u00adme.example",
                    "a\u034fda@acme.example",
                    "a\ufe0fda@acme.example",
                    "ada@ac\u034fme.example",
                    "a\u3164da@acme.example",
                    "a\ud800da@acme.example"
                })
        @DisplayName("R22 with control, bidirectional or invisible characters")
        void unreadable(String text) {
            assertThat(EmailAddress.parse(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "аdа.example@acme.example", // Cyrillic а
                    "ada@aсme.example", // Cyrillic с
                    "ada@xn--ame-4ed.example", // the same in ASCII
                    "αda@acme.example",
                    "ada한@acme.example",
                    "ada@例a.jp"
                })
        @DisplayName("R22 with a word of mixed scripts, in the ASCII form of the domain too")
        void mixedScripts(String text) {
            assertThat(EmailAddress.parse(text)).isEmpty();
        }

        @Test
        @DisplayName("R22 with an ASCII form that stands for nothing")
        void emptyPunycode() {
            assertThat(EmailAddress.parse("ada@xn--0.example")).isEmpty();
        }

        @Test
        @DisplayName("when it is too long (RFC 5321, section 4.5.3.1; bytes, by RFC 6532)")
        void tooLong() {
            assertThat(EmailAddress.parse("a".repeat(65) + "@acme.example")).isEmpty();
            assertThat(EmailAddress.parse("ä".repeat(33) + "@acme.example")).isEmpty();
            assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".example")).isEmpty();
            assertThat(EmailAddress.parse("a@" + "b.".repeat(1_000_000) + "example"))
                    .isEmpty();
        }
    }
}
