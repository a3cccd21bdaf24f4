package dev.rollcall.command.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R30 A time-based code")
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    private static OptionalLong at(String code, long seconds) {
        return Totp.matchingStep(SECRET, code, Instant.ofEpochSecond(seconds));
    }

    /** Appendix B has eight digits; six are the last six of them (RFC 4226, section 5.3). */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 1",
        "1111111109, 07081804, 37037036",
        "1111111111, 14050471, 37037037",
        "1234567890, 89005924, 41152263",
        "2000000000, 69279037, 66666666",
        "20000000000, 65353130, 666666666"
    })
    @DisplayName("is that of RFC 6238, appendix B")
    void vectors(long seconds, String code, long step) {
        assertThat(at(code.substring(2), seconds)).hasValue(step);
    }

    @Test
    @DisplayName("is good in its own step, the one before and the one after, to the second")
    void window() {
        String code = "287082"; // of step 1: seconds 30 to 59

        assertThat(at(code, -1)).isEmpty();
        assertThat(at(code, 0)).hasValue(1);
        assertThat(at(code, 29)).hasValue(1);
        assertThat(at(code, 30)).hasValue(1);
        assertThat(at(code, 89)).hasValue(1);
        assertThat(at(code, 90)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "28708",
                "2870820",
                "94287082",
                "287083",
                "28708a",
                " 287082",
                "\u0662\u0668\u0667\u0660\u0668\u0662"
            })
    @DisplayName("is six digits and no others")
    void wrong(String code) {
        assertThat(at(code, 59)).isEmpty();
    }

    @Test
    @DisplayName("is another under another secret")
    void anotherSecret() {
        byte[] other = "12345678901234567891".getBytes(US_ASCII);

        assertThat(Totp.matchingStep(other, "287082", Instant.ofEpochSecond(59)))
                .isEmpty();
    }

    @Test
    @DisplayName("comes of a secret of 160 bits, another each time")
    void secret() {
        assertThat(Totp.newSecret()).hasSize(20).isNotEqualTo(Totp.newSecret());
    }

    @Test
    @DisplayName("comes of a secret that can be typed")
    void base32() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.secretOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isEqualTo(SECRET);
    }

    @Test
    @DisplayName("is set up by an address that authenticators scan, encoded by RFC 3986")
    void uri() {
        assertThat(Totp.uri("M\u00FCller & S\u00F6hne: IT", "ada+it@acme.example", SECRET))
                .isEqualTo("otpauth://totp/M%C3%BCller%20%26%20S%C3%B6hne%20IT:ada%2Bit%40acme.example"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=M%C3%BCller%20%26%20S%C3%B6hne%20IT"
                        + "&algorithm=SHA1&digits=6&period=30");
    }
}
