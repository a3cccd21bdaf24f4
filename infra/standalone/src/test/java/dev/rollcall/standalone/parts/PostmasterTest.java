package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostmasterTest {
    @Test
    void readsProcessAndPort() {
        var lines = List.of("4711", "/data", "1790000000", "54329", "", "127.0.0.1", "  1234  0", "ready   ");

        assertThat(Postmaster.parse(lines)).contains(new Postmaster(4711, 54329));
    }

    @Test
    void isAbsentWhileTheFileIsBeingWritten() {
        assertThat(Postmaster.parse(List.of("4711", "/data"))).isEmpty();
        assertThat(Postmaster.parse(List.of("", "", "", ""))).isEmpty();
    }

    @Test
    void takesNoOtherProcessForTheServer() {
        assertThat(new Postmaster(ProcessHandle.current().pid(), 54329).process())
                .isEmpty();
    }
}
