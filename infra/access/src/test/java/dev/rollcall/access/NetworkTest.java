package dev.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The network of an address")
class NetworkTest {

    @ParameterizedTest(name = "of {0} and {1} is the same: {2}")
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::1, 2001:DB8:0:1:0:0:0:2, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fe80::1%1, fe80::2, true",
        "unknown, unknown, true",
        "unknown, [, false",
        "192.0.2.1:80, 192.0.2.1:81, false"
    })
    void isTheSame(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }

    @Test
    @DisplayName("takes little room, whatever a proxy says")
    void isShort() {
        assertThat(Network.of(":".repeat(10_000))).hasSizeLessThanOrEqualTo(64);
    }
}
