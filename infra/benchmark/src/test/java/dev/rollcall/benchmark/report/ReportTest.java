package dev.rollcall.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Row REACHED =
            Row.ratio("Q1", "create", Bar.atLeast(2), new Spread(2.4, 1.9, 2.6), "24 000/s", "10 000/s");
    private static final Row MISSED = Row.figure("Q3", "seen", Bar.atMost(10, "ms"), new Spread(12, 8, 15), "at 1/s");
    private static final Row ABSENT = Row.absent("Q5", "history", "not built yet");

    private static final Row UNJUDGED = Row.unjudged("S1", "reads", "100/s");

    private final Report report = new Report(
            "Speed",
            List.of("A short run."),
            List.of(REACHED, MISSED, ABSENT, UNJUDGED),
            Map.of("processor", "one | two"),
            Map.of("Profile", "42 samples\n"));

    @Test
    void judgesByTheMedian() {
        assertThat(report.rows()).extracting(Row::verdict).containsExactly("reached", "not reached", "–", "–");
    }

    @Test
    void padsTheTableOfATerminal() {
        assertThat(report.table()).isEqualTo("""
                #   what     bar        measured             verdict      medians
                Q1  create   ≥ 2.00     2.40 (1.90–2.60)     reached      24 000/s ÷ 10 000/s
                Q3  seen     ≤ 10.0 ms  12.0 (8.00–15.0) ms  not reached  at 1/s
                Q5  history  –          –                    –            not built yet
                S1  reads    –          –                    –            100/s""");
    }

    @Test
    void writesMarkdown() {
        assertThat(report.markdown()).isEqualTo("""
                # Speed

                A short run.

                | # | what | bar | measured | verdict | medians |
                | --- | --- | --- | --- | --- | --- |
                | Q1 | create | ≥ 2.00 | 2.40 (1.90–2.60) | reached | 24 000/s ÷ 10 000/s |
                | Q3 | seen | ≤ 10.0 ms | 12.0 (8.00–15.0) ms | not reached | at 1/s |
                | Q5 | history | – | – | – | not built yet |
                | S1 | reads | – | – | – | 100/s |

                ## Circumstances

                | what | value |
                |---|---|
                | processor | one \\| two |

                ## Profile

                ```
                42 samples
                ```
                """);
    }

    @Test
    void putsRemarksBehindTheFigures() {
        assertThat(REACHED.withRemark("all behind").figures()).isEqualTo("24 000/s ÷ 10 000/s; all behind");
        assertThat(MISSED.withRemark("all behind").figures()).isEqualTo("at 1/s; all behind");
    }
}
