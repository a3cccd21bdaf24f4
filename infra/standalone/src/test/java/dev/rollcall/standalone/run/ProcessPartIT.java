package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.standalone.parts.Alive;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessPartIT {
    @TempDir
    private Path directory;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(directory.resolve(".rollcall")).create();
    }

    @Test
    void isReadyWhenItSaysSoAndLeavesNothingBehind() {
        Path ready = directory.resolve("ready");
        Part part = part("echo up; touch '%s'; exec sleep 600".formatted(ready), ready);

        part.start();

        var process = part.process().orElseThrow();
        assertThat(PidFile.of(home, "part").process()).contains(process);
        assertThat(home.log("part")).hasContent("up");
        part.stop();
        assertThat(Alive.is(process)).isFalse();
        assertThat(PidFile.of(home, "part").path()).doesNotExist();
    }

    @Test
    void showsTheEndOfTheLogIfItEndsWhileStarting() {
        Part part = part("echo the reason; exit 3", directory.resolve("never"));

        assertThatThrownBy(part::start)
                .isInstanceOf(PartException.class)
                .hasMessageContaining("part ended while starting")
                .hasMessageContaining("the reason");
    }

    @Test
    void isDeafToTheTerminal() throws Exception {
        Path ready = directory.resolve("ready");
        Part part = part("touch '%s'; exec sleep 600".formatted(ready), ready);
        part.start();

        long pid = part.process().orElseThrow().pid();
        Process kill = new ProcessBuilder("sh", "-c", "kill -INT %d; kill -HUP %d".formatted(pid, pid)).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(part.process().orElseThrow().isAlive()).isTrue();
        part.stop();
    }

    @Test
    void getsNothingOfTheAdministratorsEnvironment() {
        Path ready = directory.resolve("ready");
        Part part = part("env; touch '%s'; exec sleep 600".formatted(ready), ready);

        part.start();
        part.stop();

        assertThat(home.log("part")).content().contains("ROLLCALL_PORT=1").doesNotContain("ROLLCALL_POSTGRES");
    }

    @Test
    void doesNotStartAfterItWasStopped() {
        Part part = part("exec sleep 600", directory.resolve("never"));
        part.stop();

        assertThatThrownBy(part::start).isInstanceOf(PartException.class);
        assertThat(part.process()).isEmpty();
    }

    @Test
    void keepsTheLogOfTheTimeBefore() throws Exception {
        Files.writeString(home.log("part"), "before");
        Path ready = directory.resolve("ready");
        Part part = part("touch '%s'; exec sleep 600".formatted(ready), ready);

        part.start();
        part.stop();

        assertThat(home.logs().resolve("part.log.1")).hasContent("before");
    }

    private Part part(String script, Path ready) {
        return new ProcessPart(
                home,
                "part",
                List.of(),
                "nowhere",
                List.of("sh", "-c", script),
                Map.of("ROLLCALL_PORT", "1"),
                () -> Files.exists(ready));
    }
}
