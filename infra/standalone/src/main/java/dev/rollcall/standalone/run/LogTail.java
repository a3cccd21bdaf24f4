package dev.rollcall.standalone.run;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a part's log, where the reason mostly stands. */
final class LogTail {
    private static final int LINES = 15;

    /** In bytes. Logs grow without bound, and the launcher has little memory. */
    private static final int MOST = 64 * 1024;

    private LogTail() {}

    static String of(String what, Path log) {
        return "%s; the end of %s:%n%s".formatted(what, log, lines(log));
    }

    private static String lines(Path log) {
        try (FileChannel file = FileChannel.open(log)) {
            file.position(Math.max(0, file.size() - MOST));
            byte[] end = Channels.newInputStream(file).readNBytes(MOST);
            // Of any encoding: a log with a broken character must not hide the reason.
            List<String> lines =
                    new String(end, StandardCharsets.ISO_8859_1).lines().toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .map(line -> "    " + line)
                    .collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException e) {
            return "    (there is none)";
        }
    }
}
