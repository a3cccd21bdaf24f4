package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsIT {
    @Test
    void makesASecretOnceAndForItsOwnerAlone(@TempDir Path directory) throws Exception {
        String first = new Secrets(directory).value("token");

        assertThat(first).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(new Secrets(directory).value("token")).isEqualTo(first);
        assertThat(new Secrets(directory).value("another")).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("token"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsOnly("token", "another");
        }
    }
}
