package dev.rollcall.benchmark.lab;

import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.parts.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A part as a JVM of its own, with the switches that {@code ./rollcall start} gives it. */
final class JavaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /**
     * Returns when it is ready.
     *
     * @param heap as for {@code -Xmx}
     * @param what to run: jar or class with its arguments
     * @throws PartException if it is not within 90 seconds; it is stopped then
     */
    static JavaProcess start(
            Path log, String heap, List<String> what, Map<String, String> environment, BooleanSupplier ready) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        line.addAll(what);
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(each -> each.startsWith("ROLLCALL_"));
        builder.environment().putAll(environment);
        try {
            var started = new JavaProcess(builder.start());
            if (!Patience.until(PATIENCE, () -> !started.process.isAlive() || ready.getAsBoolean())
                    || !started.process.isAlive()) {
                started.close();
                throw new PartException("a part did not start; see " + log);
            }
            return started;
        } catch (IOException e) {
            throw new PartException("cannot start a part; see " + log, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!Patience.until(Duration.ofSeconds(30), () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }
}
