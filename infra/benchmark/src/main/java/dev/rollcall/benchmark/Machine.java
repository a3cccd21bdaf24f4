package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Lab;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On what the figures were measured. */
final class Machine {

    private static final List<String> SETTINGS = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "work_mem",
            "max_connections",
            "commit_delay");

    private Machine() {}

    static Map<String, String> described(Lab lab, Path root) {
        Map<String, String> all = new LinkedHashMap<>();
        var system = ManagementFactory.getOperatingSystemMXBean();
        all.put("processor", found("/proc/cpuinfo", "(?m)^model name\\s*:\\s*(.+)$"));
        all.put("cores", Integer.toString(system.getAvailableProcessors()));
        all.put("memory", found("/proc/meminfo", "(?m)^MemTotal:\\s*(.+)$"));
        all.put("kernel", "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()));
        all.put("disk", disk(lab.home().directory()));
        all.put("load average at the start", "%.2f".formatted(system.getSystemLoadAverage()));
        all.put("JVM", System.getProperty("java.vm.name") + " " + Runtime.version());
        all.put(
                "JVM's switches",
                String.join(
                        " ",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(argument -> argument.startsWith("-X"))
                                .toList()));
        var postgres = lab.administrator("postgres");
        all.put(
                "PostgreSQL",
                postgres.sql("select version()").query(String.class).single());
        SETTINGS.forEach(name -> all.put(
                name,
                postgres.sql("select current_setting(?)")
                        .param(name)
                        .query(String.class)
                        .single()));
        all.put("commit", commit(root));
        return all;
    }

    private static String found(String file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
            return matcher.find() ? matcher.group(1) : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String disk(Path directory) {
        try {
            FileStore store = Files.getFileStore(directory);
            return "%s, %d GiB free".formatted(store.type(), store.getUsableSpace() >> 30);
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String commit(Path root) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? answer : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
