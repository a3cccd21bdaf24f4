package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the other commands must know of the last start: its ports.
 *
 * @param postgres 0 if it is an external one, like {@code kafka}
 */
public record Launched(
        int gateway, int postgres, int kafka, int command, int query, int commandManagement, int queryManagement) {
    static Launched of(Ports ports, boolean embedded) {
        return new Launched(
                ports.gateway,
                embedded ? ports.postgres : 0,
                embedded ? ports.kafka : 0,
                ports.command,
                ports.query,
                ports.commandManagement,
                ports.queryManagement);
    }

    /** Empty if there was no start yet. */
    public static Optional<Launched> last(Home home) {
        var saved = new Properties();
        try (var in = Files.newBufferedReader(file(home))) {
            saved.load(in);
            return Optional.of(new Launched(
                    port(saved, "gateway"),
                    port(saved, "postgres"),
                    port(saved, "kafka"),
                    port(saved, "command"),
                    port(saved, "query"),
                    port(saved, "command-management"),
                    port(saved, "query-management")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void save(Home home) {
        try {
            Files.writeString(file(home), """
                    gateway=%d
                    postgres=%d
                    kafka=%d
                    command=%d
                    query=%d
                    command-management=%d
                    query-management=%d
                    """.formatted(
                            gateway, postgres, kafka, command, query, commandManagement, queryManagement));
        } catch (IOException e) {
            throw new PartException("cannot write " + file(home), e);
        }
    }

    /** The one address for callers. */
    public URI origin() {
        return URI.create("http://localhost:" + gateway);
    }

    /** Where query-service is managed. */
    public URI queryManagementOrigin() {
        return URI.create("http://127.0.0.1:" + queryManagement);
    }

    private static Path file(Home home) {
        return home.run().resolve("ports.properties");
    }

    private static int port(Properties saved, String name) {
        return Integer.parseInt(saved.getProperty(name, ""));
    }
}
