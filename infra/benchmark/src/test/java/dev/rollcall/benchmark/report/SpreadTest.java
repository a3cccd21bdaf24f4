package dev.rollcall.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

    @Test
    void takesTheMiddleRound() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 9));
    }

    @Test
    void takesTheMeanOfTheTwoMiddleRounds() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 10.0))).isEqualTo(new Spread(3, 1, 10));
    }

    @Test
    void dividesRoundByRound() {
        assertThat(Spread.ofRatios(List.of(10.0, 40.0, 30.0), List.of(10.0, 10.0, 20.0)))
                .isEqualTo(new Spread(1.5, 1, 4));
    }

    @Test
    void refusesRoundsWithoutTheirOtherSide() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.ofRatios(List.of(1.0, 2.0), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 50", "0.99, 99", "1, 100", "0, 1", "0.501, 51"})
    void takesTheNearestRank(double share, double expected) {
        double[] hundred =
                DoubleStream.iterate(100, each -> each - 1).limit(100).toArray();

        assertThat(Spread.percentile(share, hundred)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"12345.6, 12 346", "123.4, 123", "12.34, 12.3", "1.234, 1.23", "0.0375, 0.038", "0, 0.00"})
    void writesTheDigitsThatCount(double value, String expected) {
        assertThat(Spread.figure(value)).isEqualTo(expected);
    }
}
