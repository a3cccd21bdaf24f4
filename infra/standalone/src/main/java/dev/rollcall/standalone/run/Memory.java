package dev.rollcall.standalone.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much memory a process and its children hold. */
final class Memory {
    private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    private Memory() {}

    /** In MiB. */
    static long own(ProcessHandle process) {
        return kibibytes(process.pid()) / 1024;
    }

    /** In MiB; what PostgreSQL's processes share is counted once where the system tells (Linux). */
    static long withChildren(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(each -> kibibytes(each.pid()))
                        .sum()
                / 1024;
    }

    private static long kibibytes(long pid) {
        return shareAware(pid).orElseGet(() -> fromPs(pid));
    }

    private static OptionalLong shareAware(long pid) {
        try {
            Matcher found = PROPORTIONAL.matcher(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
            return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static long fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.matches("\\d+") ? Long.parseLong(answer) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
