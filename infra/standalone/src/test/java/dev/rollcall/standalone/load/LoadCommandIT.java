package dev.rollcall.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadCommandIT {

    private final FakeRollcall rollcall = new FakeRollcall();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("token"), FakeRollcall.TOKEN + "\n");
        Files.writeString(
                folder.resolve("employees.csv"),
                "employee,email,department,team,title\ne1,a@x.example,Sales,,\ne2,b@x.example,Sales,,\n");
        Files.writeString(folder.resolve("messages.csv"), "time,from,to\n2026-10-01T09:00:00Z,e1,e2\n");
    }

    @AfterEach
    void stop() {
        rollcall.close();
    }

    @Test
    void loads() {
        assertThat(run(folder.toString(), "--name", "Branch & Co", "--parallel", "1"))
                .isZero();
        assertThat(out.toString()).contains("2 created", "1 recorded");
        assertThat(rollcall.offices.one("Branch & Co").kind).isEqualTo("organizations");
    }

    @Test
    void failsInOneLine() throws IOException {
        Files.writeString(folder.resolve("token"), "wrong");

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("load failed: token.invalid: The token is not known.\n");
    }

    @Test
    void failsWithoutToken() throws IOException {
        Files.delete(folder.resolve("token"));

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("load failed: load.no-token: ").hasLineCount(1);
    }

    @Test
    void refusesWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run(folder.toString(), "--parallel", "0")).isEqualTo(2);
        assertThat(run(folder.toString(), "--origin", "localhost:8080")).isEqualTo(2);
        assertThat(rollcall.requests).isEmpty();
    }

    private int run(String... args) {
        var common = Stream.of("--origin=" + rollcall.origin(), "--token-file=" + folder.resolve("token"));
        boolean ownOrigin = Stream.of(args).anyMatch("--origin"::equals);
        return new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(common.skip(ownOrigin ? 1 : 0), Stream.of(args))
                        .toArray(String[]::new));
    }
}
