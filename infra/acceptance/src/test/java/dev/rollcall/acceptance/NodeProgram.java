package dev.rollcall.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of Node.js. Tests that need one are skipped where there is none, and say so; under {@code CI=true} they fail. */
record NodeProgram(Path file) {

    private static final int PATIENCE_MINUTES = 5;

    /** @param output of both streams */
    record Run(int status, String output) {}

    /** @param name {@code node} or {@code npm} */
    static NodeProgram find(String name) {
        Optional<Path> file = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> (File.separatorChar == '\\'
                                ? Stream.of(name + ".exe", name + ".cmd")
                                : Stream.of(name))
                        .map(each -> Path.of(folder, each)))
                .filter(Files::isExecutable)
                .findFirst();
        need(file.isPresent(), "there is no %s on this machine".formatted(name));
        return new NodeProgram(file.orElseThrow());
    }

    /** Seen in the build's output: an assumption alone leaves nothing but a number there. */
    static void need(boolean holds, String otherwise) {
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(holds, otherwise);
        } else if (!holds) {
            Class<?> test = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                            .filter(type -> type != NodeProgram.class)
                            .findFirst()
                            .orElseThrow());
            System.out.printf("%s was SKIPPED: %s%n", test.getSimpleName(), otherwise);
        }
        assumeTrue(holds, otherwise);
    }

    Run run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(file.toString()), Stream.of(arguments))
                            .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return new Run(ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
