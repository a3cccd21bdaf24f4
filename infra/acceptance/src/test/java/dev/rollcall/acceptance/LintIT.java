package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.NodeProgram.Run;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lints the document by Spectral, which is what its lock file names. */
class LintIT {

    private static final Path FOLDER = Path.of("../api/lint").toAbsolutePath();

    @Test
    @DisplayName("The OpenAPI document has nothing that Spectral complains of")
    void lint() throws Exception {
        NodeProgram npm = NodeProgram.find("npm");
        Run install = npm.run(FOLDER, Map.of(), "ci", "--no-progress");
        NodeProgram.need(install.status() == 0, "npm could not fetch the linter:\n" + install.output());

        Run lint = npm.run(FOLDER, Map.of(), "run", "--silent", "lint");

        assertThat(lint.status()).as("Spectral:\n%s", lint.output()).isZero();
    }
}
