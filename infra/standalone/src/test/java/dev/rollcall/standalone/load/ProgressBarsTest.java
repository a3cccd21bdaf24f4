package dev.rollcall.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {

    @Test
    void writesWholeLinesWithoutATerminal() {
        var written = new ByteArrayOutputStream();
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        try (var stage = new ProgressBars(out, false).begin("Messages", "messages", 10)) {
            stage.advance(4);
            stage.advance(6);
        }

        assertThat(written.toString(StandardCharsets.UTF_8).lines()).doesNotHaveDuplicates();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("Messages 100%", "10/10 messages", "messages/s")
                .endsWith("\n")
                .doesNotContain("\r", "\u001b");
    }
}
