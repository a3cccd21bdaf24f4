package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Lints the document by Spectral, which needs Node.js and what its lock file names. Where there is no npm it is skipped,
 * and says so; where npm cannot fetch them, too, except under {@code CI=true}.
 */
class LintIT {

    private static final Path FOLDER = Path.of("lint").toAbsolutePath();
    private static final int PATIENCE_MINUTES = 5;

    private record Run(int status, String output) {}

    @Test
    @DisplayName("The OpenAPI document has nothing that Spectral complains of")
    void lint() throws Exception {
        Optional<String> npm = npm();
        assumeThat(npm.isPresent(), "there is no npm on this machine");
        Run install = run(npm.orElseThrow(), "ci", "--no-progress");
        assumeThat(install.status() == 0 || isCi(), "npm could not fetch the linter:\n" + install.output());
        assertThat(install.status()).as("npm ci:\n%s", install.output()).isZero();

        Run lint = run(npm.orElseThrow(), "run", "--silent", "lint");

        assertThat(lint.status()).as("Spectral:\n%s", lint.output()).isZero();
    }

    /** Seen in the build's output: an assumption alone leaves nothing but a number there. */
    private static void assumeThat(boolean holds, String otherwise) {
        if (!holds) {
            System.out.printf("The OpenAPI document was NOT linted: %s%n", otherwise);
        }
        assumeTrue(holds, otherwise);
    }

    private static boolean isCi() {
        return "true".equals(System.getenv("CI"));
    }

    private static Optional<String> npm() {
        String name = File.separatorChar == '\\' ? "npm.cmd" : "npm";
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("lint", ".txt");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Run(ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
