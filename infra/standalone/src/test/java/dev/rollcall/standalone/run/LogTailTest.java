package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @Test
    @DisplayName("The end of a log is told, however long that is")
    void endOfLong(@TempDir Path directory) throws IOException {
        Path log = directory.resolve("part.log");
        Files.writeString(log, "first\n");
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.position(3_000_000_000L); // more than a string can hold; nothing is stored of it
            file.write(ByteBuffer.wrap("\nthe reason\n".getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(LogTail.of("It ended", log)).startsWith("It ended").endsWith("    the reason");
    }

    @Test
    @DisplayName("Where there is no log, that is said")
    void none(@TempDir Path directory) {
        assertThat(LogTail.of("It ended", directory.resolve("none.log"))).endsWith("(there is none)");
    }
}
