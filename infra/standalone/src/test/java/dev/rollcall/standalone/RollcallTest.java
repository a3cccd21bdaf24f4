package dev.rollcall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RollcallTest {
    private final StringWriter said = new StringWriter();

    @Test
    void listsEveryCommand() {
        assertThat(execute("--help")).isZero();
        assertThat(said.toString()).contains("start", "status", "load", "replay", "reset", "test");
    }

    @Test
    void explainsEachCommand() {
        assertThat(execute("start", "--help")).isZero();
        assertThat(said.toString())
                .contains(
                        "--port",
                        "--postgres-port",
                        "--kafka-port",
                        "--external",
                        "--no-demo",
                        "--smtp-port",
                        "(8080)");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(execute("strat")).isEqualTo(2);
        assertThat(said.toString()).contains("start");
        assertThat(execute("replay")).isEqualTo(2);
        assertThat(execute("start", "--port=x")).isEqualTo(2);
    }

    private int execute(String... arguments) {
        return Rollcall.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }
}
