package dev.rollcall.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.torture.chaos.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TortureIT {

    private static final Duration SHORT = Duration.ofSeconds(25);

    @TempDir
    private Path directory;

    @Test
    @DisplayName("Whatever is killed: acknowledged is never lost, not acknowledged never half done, no read is stale")
    void survivesKills() throws Exception {
        Path app = directory.resolve("app");
        layOut(app, "command-service");
        layOut(app, "query-service");
        long seed = ThreadLocalRandom.current().nextLong(1_000_000);
        Path home = directory.resolve("home");
        try (Installation installation = new Installation(home, app)) {
            var screen = new Screen(System.out);

            Report report = new Run(new Settings(home, app, SHORT, seed, 8), installation, screen).go();

            screen.print(report.lines());
            assertThat(report.holds())
                    .as(String.join(System.lineSeparator(), report.lines()))
                    .isTrue();
        }
    }

    /** As {@code ./rollcall} does. */
    private static void layOut(Path app, String service) throws IOException, InterruptedException {
        Path jar;
        try (Stream<Path> built = Files.list(Path.of("../..", service, "target"))) {
            jar = built.filter(each -> each.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                app.resolve(service).toString(),
                "--application-filename",
                service + ".jar");
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }
}
