package dev.rollcall.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("As of")
class AsOfTest {

    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-09-01T12:00:00Z");

    private final AsOf asOf = new AsOf(
            position -> position == 7 ? Optional.of(RECORDED) : Optional.empty(),
            instant -> instant.isBefore(RECORDED) ? 6 : 7,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("R92 nothing is now")
    void now() {
        assertThat(asOf.instant(null)).isEqualTo(NOW);
    }

    @Test
    @DisplayName("R92 a position is when it was recorded")
    void position() {
        assertThat(asOf.instant("7")).isEqualTo(RECORDED);
        assertThat(asOf.instant("007")).isEqualTo(RECORDED);
    }

    @Test
    @DisplayName("R92 a point is a position and its instant, or an instant and the last position recorded by then")
    void point() {
        assertThat(asOf.point("7")).isEqualTo(new AsOf.Point(7, RECORDED));
        assertThat(asOf.point("2026-09-01T12:00:00Z")).isEqualTo(new AsOf.Point(7, RECORDED));
        assertThat(asOf.point("2026-09-01T11:59:59Z").position()).isEqualTo(6);
        assertThatThrownBy(() -> asOf.point("8")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2001-06-30T09:00:00Z,       2001-06-30T09:00:00Z",
        "2001-06-30T09:00:00.123Z,   2001-06-30T09:00:00.123Z",
        "2001-06-30T09:00:00+02:00,  2001-06-30T07:00:00Z",
        "2001-06-30T09:00:00 02:00,  2001-06-30T07:00:00Z",
        "2001-06-30T09:00:00-02:00,  2001-06-30T11:00:00Z",
        "1900-01-01T00:00:00Z,       1900-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z,       9999-12-31T23:59:59Z"
    })
    @DisplayName("R92 an instant is itself, with any offset")
    void instant(String given, Instant expected) {
        assertThat(asOf.instant(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2001-06-30",
                "2001-06-30T09:00:00",
                "2001-02-30T09:00:00Z",
                "2001-06-30T25:00:00Z",
                "1899-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "8",
                "-1",
                "7.0",
                "٧",
                "1234567890123456789"
            })
    @DisplayName("R92 anything else, and a position that the log does not have, is refused")
    void refused(String given) {
        assertThatThrownBy(() -> asOf.instant(given))
                .asInstanceOf(InstanceOfAssertFactories.throwable(Refusal.class))
                .returns("request.invalid-parameter", Refusal::code)
                .returns(Refusal.Reason.MALFORMED, Refusal::reason);
    }
}
