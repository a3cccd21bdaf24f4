package dev.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R6 Ranges of addresses")
class AddressRangesTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "203.0.113.7/32, 203.0.113.7, true",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::1, 2001:0db8:0:0:0:0:0:1, true",
        "::/0, 203.0.113.7, false",
        "203.0.113.0/24, ::ffff:203.0.113.7, true",
        "::ffff:203.0.113.0/120, 203.0.113.7, true",
        "::ffff:203.0.113.0/120, 203.0.114.7, false",
        "203.0.113.0/24, not an address, false",
        "203.0.113.0/24, '', false",
        "203.0.113.0/24, localhost, false",
    })
    @DisplayName("R6 contain just what is in them, IPv4 and IPv6")
    void contain(String range, String address, boolean contained) {
        assertThat(AddressRanges.of(AddressRanges.canonical(range).orElseThrow())
                        .contain(address))
                .isEqualTo(contained);
    }

    @Test
    @DisplayName("R6 are any where there is none")
    void none() {
        assertThat(AddressRanges.of("").contain("203.0.113.7")).isTrue();
        assertThat(AddressRanges.of("").contain("whatever")).isTrue();
    }

    @Test
    @DisplayName("R6 are all of them")
    void several() {
        AddressRanges ranges = AddressRanges.of("203.0.113.0/24,2001:db8::/32");
        assertThat(ranges.contain("203.0.113.1")).isTrue();
        assertThat(ranges.contain("2001:db8::1")).isTrue();
        assertThat(ranges.contain("198.51.100.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9/24, 203.0.113.0/24",
        "2001:DB8:0:0::1/32, 2001:db8::/32",
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
    })
    @DisplayName("R6 are kept in one form")
    void canonical(String written, String kept) {
        assertThat(AddressRanges.canonical(written)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "/24",
                "203.0.113",
                "203.0.113.0/33",
                "203.0.113.0-9",
                "203.0.113.*",
                "1",
                "0x7f.1",
                "0177.0.0.1",
                "203.0.113.0/255.255.255.0",
                "fe80::1%eth0",
                "example.org",
                "2001:db8::/129",
                "a,b",
                "203.0.113.0/24,198.51.100.0/24"
            })
    @DisplayName("R6 are no others than those that everybody reads alike")
    void refused(String text) {
        assertThat(AddressRanges.canonical(text)).isEmpty();
    }
}
