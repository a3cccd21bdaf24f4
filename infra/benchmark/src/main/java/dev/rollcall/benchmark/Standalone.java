package dev.rollcall.benchmark;

import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import dev.rollcall.standalone.parts.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Q9: {@code ./rollcall start} in a home of its own, as a person would call it. */
final class Standalone implements Question {

    private static final List<String> PORTS = List.of(
            "--port",
            "--postgres-port",
            "--kafka-port",
            "--command-port",
            "--query-port",
            "--command-management-port",
            "--query-management-port");
    private static final Pattern READY = Pattern.compile("Rollcall is ready after .*");
    private static final Pattern TOGETHER = Pattern.compile("together\\s+(\\d+) MiB");

    /** Printed last, after the demo office was loaded. */
    private static final Pattern WELCOME = Pattern.compile(".*operator-token.*");

    private record Started(double seconds, double mebibytes) {}

    @Override
    public String name() {
        return "Q9";
    }

    @Override
    public double seconds(Size size) {
        return 40 * size.starts();
    }

    @Override
    public List<Row> answer(Bench bench) {
        String root = System.getProperty("rollcall.root");
        if (root == null) {
            return List.of(Row.absent("Q9", "standalone", "only ./rollcall benchmark knows what is to be started"));
        }
        String rollcall = Path.of(root, "rollcall").toString();
        List<Started> all = new ArrayList<>();
        bench.bed().clear();
        try {
            // Builds what is to be started, which does not count.
            run(builder(bench.scratch(), rollcall, "--version"));
            for (int i = 0; i < bench.size().starts(); i++) {
                bench.progress().at((double) i / bench.size().starts(), "Q9: start %d".formatted(i + 1));
                all.add(start(bench.scratch().resolve("standalone-" + i), rollcall));
            }
        } catch (IOException e) {
            throw new IllegalStateException("./rollcall start failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return List.of(
                Row.figure(
                        "Q9",
                        "standalone, ready after the build",
                        Bar.atMost(15, "s"),
                        Spread.of(all.stream().map(Started::seconds).toList()),
                        "first start, database made anew"),
                Row.figure(
                        "Q9",
                        "standalone, memory of all parts",
                        Bar.atMost(2_048, "MiB"),
                        Spread.of(all.stream().map(Started::mebibytes).toList()),
                        "proportional set size, after the demo office was loaded"));
    }

    private static Started start(Path home, String rollcall) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process started = builder(home, rollcall, arguments()).start();
        try (BufferedReader screen = started.inputReader(StandardCharsets.UTF_8)) {
            await(screen, READY);
            double seconds = (System.nanoTime() - begin) / 1e9;
            await(screen, WELCOME);
            Matcher together = TOGETHER.matcher(run(builder(home, rollcall, "status")));
            if (!together.find()) {
                throw new IllegalStateException("./rollcall status does not say how much memory is used");
            }
            return new Started(seconds, Double.parseDouble(together.group(1)));
        } finally {
            started.destroy();
            started.waitFor();
        }
    }

    private static String[] arguments() {
        return Stream.concat(Stream.of("start"), PORTS.stream().map(option -> option + "=" + FreePort.next()))
                .toArray(String[]::new);
    }

    private static ProcessBuilder builder(Path home, String rollcall, String... arguments) {
        List<String> line = new ArrayList<>(List.of(rollcall));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("ROLLCALL_HOME", home.toString());
        return builder;
    }

    private static void await(BufferedReader screen, Pattern line) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String next = screen.readLine(); next != null; next = screen.readLine()) {
            if (line.matcher(next).matches()) {
                return;
            }
            seen.append(next).append('\n');
        }
        throw new IllegalStateException("./rollcall start ended: " + seen);
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return screen;
    }
}
