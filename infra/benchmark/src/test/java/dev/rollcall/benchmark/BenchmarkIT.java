package dev.rollcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.benchmark.report.Report;
import dev.rollcall.benchmark.report.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the harness works, not how fast anything is. */
class BenchmarkIT {

    private static final Size TINY =
            new Size("tiny", 0, 1, Duration.ofMillis(200), Duration.ofMillis(100), 256, 500, 100, 2, 20, 500, 5, 1);

    @BeforeAll
    static void keepServicesQuiet() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    @Test
    void answersQuestionsWithoutAskingForSpeed(@TempDir Path scratch) {
        Report report = Benchmark.run(List.of(new CommandRates(), new LongStreams()), TINY, scratch, null);

        assertThat(report.rows()).hasSize(6).allSatisfy(row -> {
            assertThat(row.measured()).isNotNull();
            assertThat(row.verdict()).isIn("reached", "not reached");
        });
        assertThat(report.rows()).extracting(Row::question).containsExactly("Q1", "Q1", "Q1", "Q1", "Q1", "Q6");
        assertThat(report.circumstances()).containsEntry("fsync", "on").containsEntry("synchronous_commit", "on");
    }
}
