package dev.rollcall.acceptance;

import dev.rollcall.acceptance.NodeProgram.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The subscriber in JavaScript, which has nothing of ours but what it is told over HTTP and Kafka. */
final class SubscriberProgram {

    private static final Path FOLDER = Path.of("../contract/subscriber").toAbsolutePath();

    private final NodeProgram node = NodeProgram.find("node");

    private SubscriberProgram() {}

    /** With what its lock file names. */
    static SubscriberProgram installed() throws IOException, InterruptedException {
        SubscriberProgram program = new SubscriberProgram();
        Run install = NodeProgram.find("npm").run(FOLDER, Map.of(), "ci", "--no-progress");
        NodeProgram.need(install.status() == 0, "npm could not fetch the subscriber's libraries:\n" + install.output());
        return program;
    }

    Run run(String script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return node.run(
                FOLDER,
                environment,
                Stream.concat(Stream.of(script), Stream.of(arguments)).toArray(String[]::new));
    }
}
