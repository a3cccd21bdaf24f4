package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeIT {
    @Test
    void isClosedToOthers(@TempDir Path parent) throws Exception {
        Home home = new Home(parent.resolve("new/.rollcall")).create().create();

        for (Path each :
                new Path[] {home.directory(), home.postgres(), home.kafka(), home.mail(), home.secrets(), home.logs()
                }) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rwx------");
        }
    }
}
