package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimIT {
    @Test
    void namesTheLauncherForAsLongAsItIsHeld(@TempDir Path directory) {
        Home home = new Home(directory.resolve(".rollcall")).create();
        try (Claim claim = Claim.of(home)) {
            assertThat(claim).isNotNull();
            assertThat(Claim.launcher(home)).contains(ProcessHandle.current());
        }
        assertThat(Claim.launcher(home)).isEmpty();
    }

    @Test
    void takesNoNamesakeForTheProcess(@TempDir Path directory) throws Exception {
        Home home = new Home(directory.resolve(".rollcall")).create();
        PidFile file = PidFile.of(home, "part");
        java.nio.file.Files.writeString(file.path(), ProcessHandle.current().pid() + " 12345\n");

        assertThat(file.process()).isEmpty();
    }
}
