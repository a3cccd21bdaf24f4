package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.web.Refusal.FieldError;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R45 A password that somebody chooses")
class PasswordRulesTest {

    private static final String POINTER = "/newPassword";
    private static final List<String> ADDRESSES =
            List.of("ada@acme.example", "Countess.of.Lovelace@acme.example", "zo\u00EB.de.la.cruz@acme.example");

    private final PasswordRules rules = new PasswordRules(12, new CommonPasswords());

    private List<String> brokenBy(String password) {
        return rules.brokenBy(password, ADDRESSES, POINTER).stream()
                .map(FieldError::code)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"korrekt pferd", "123456789012 ", "            ", "p\u00E4sswort-auf-deutsch"})
    @DisplayName("may be anything that is long enough")
    void anything(String password) {
        assertThat(brokenBy(password)).isEmpty();
    }

    @Test
    @DisplayName("has at least the characters that the policy asks for, in code points")
    void tooShort() {
        String grin = "\uD83D\uDE00";

        assertThat(brokenBy("korrektpfer")).containsExactly("password.too-short");
        assertThat(brokenBy("korrektpferd")).isEmpty();
        assertThat(brokenBy(grin.repeat(11))).containsExactly("password.too-short");
        assertThat(brokenBy(grin.repeat(12))).isEmpty();
        assertThat(brokenBy("e\u0308".repeat(11))).containsExactly("password.too-short");
    }

    @Test
    @DisplayName("has at most 128")
    void tooLong() {
        assertThat(brokenBy("a".repeat(128))).isEmpty();
        assertThat(brokenBy("a".repeat(129))).containsExactly("password.too-long");
        assertThat(brokenBy("a".repeat(2000))).containsExactly("password.too-long");
    }

    @ParameterizedTest
    @CsvSource({"QWERTYuiop", "password"})
    @DisplayName("is not a common one; all that is wrong is said at once")
    void common(String password) {
        assertThat(brokenBy(password)).containsExactly("password.too-short", "password.common");
        assertThat(new PasswordRules(8, new CommonPasswords()).brokenBy(password, List.of(), POINTER))
                .extracting(FieldError::code)
                .containsExactly("password.common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@acme.example",
                "ADA@acme.EXAMPLE",
                "countess.OF.lovelace",
                "Countess.of.Lovelace@acme.example",
                "Zoe\u0308.de.la.cruz",
                "\uFF43ountess.of.lovelace"
            })
    @DisplayName("is not the user's own address, nor what stands before its @")
    void ownAddress(String password) {
        assertThat(brokenBy(password)).containsExactly("password.common");
    }

    @Test
    @DisplayName("may hold more than the address")
    void moreThanTheAddress() {
        assertThat(brokenBy("ada@acme.example rules")).isEmpty();
    }

    @Test
    @DisplayName("is text")
    void noText() {
        assertThat(brokenBy("half a pair: \uD83D")).containsExactly("field.invalid-value");
    }

    @Test
    @DisplayName("R36 is pointed at and not repeated in the answer")
    void notRepeated() {
        assertThat(rules.brokenBy("qwertyuiop", ADDRESSES, POINTER))
                .allSatisfy(error -> assertThat(error.pointer()).isEqualTo(POINTER))
                .allSatisfy(error -> assertThat(error.toString()).doesNotContainIgnoringCase("qwertyuiop"));
    }
}
