package dev.rollcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong seconds = new AtomicLong();
    private final Progress progress = new Progress(
            new PrintStream(screen, true, StandardCharsets.UTF_8), () -> seconds.get() * 1_000_000_000, 100);

    @Test
    void believesThePlanAtFirst() {
        progress.begin(40);
        seconds.set(30);
        progress.at(0.1, "slow to begin with");

        assertThat(said()).isEqualTo("[  4 %, about 96 s left] slow to begin with");
    }

    @Test
    void goesByThePaceLater() {
        progress.begin(40);
        progress.begin(60);
        seconds.set(140);
        progress.at(0.5, "twice as slow as planned");

        assertThat(said()).isEqualTo("[ 70 %, about 60 s left] twice as slow as planned");
    }

    private String said() {
        return screen.toString(StandardCharsets.UTF_8).strip();
    }
}
