package dev.rollcall.standalone.run;

import dev.rollcall.standalone.gateway.Trust;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What the other commands must know of the last start.
 *
 * @param postgres 0 if it is an external one, like {@code kafka} and {@code smtp}
 * @param certificate with which the gateway speaks https; null if it does not
 */
public record Launched(
        int gateway,
        int postgres,
        int kafka,
        int command,
        int query,
        int commandManagement,
        int queryManagement,
        int notifierManagement,
        int smtp,
        @Nullable Path certificate) {
    static Launched of(Ports ports, boolean embedded, boolean mail, @Nullable Path certificate) {
        return new Launched(
                ports.gateway,
                embedded ? ports.postgres : 0,
                embedded ? ports.kafka : 0,
                ports.command,
                ports.query,
                ports.commandManagement,
                ports.queryManagement,
                ports.notifierManagement,
                mail ? ports.smtp : 0,
                certificate);
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
                    port(saved, "query-management"),
                    port(saved, "notifier-management"),
                    port(saved, "smtp"),
                    certificate(saved.getProperty("certificate", ""))));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void save(Home home) {
        var saved = new Properties();
        saved.setProperty("gateway", Integer.toString(gateway));
        saved.setProperty("postgres", Integer.toString(postgres));
        saved.setProperty("kafka", Integer.toString(kafka));
        saved.setProperty("command", Integer.toString(command));
        saved.setProperty("query", Integer.toString(query));
        saved.setProperty("command-management", Integer.toString(commandManagement));
        saved.setProperty("query-management", Integer.toString(queryManagement));
        saved.setProperty("notifier-management", Integer.toString(notifierManagement));
        saved.setProperty("smtp", Integer.toString(smtp));
        saved.setProperty("certificate", certificate == null ? "" : certificate.toString());
        try (var out = Files.newBufferedWriter(file(home))) {
            saved.store(out, null);
        } catch (IOException e) {
            throw new PartException("cannot write " + file(home), e);
        }
    }

    /** The one address for callers. */
    public URI origin() {
        return URI.create((certificate == null ? "http" : "https") + "://localhost:" + gateway);
    }

    /** Whom a caller of {@link #origin} is to trust. */
    public SSLContext trust() {
        return certificate == null ? Trust.usual() : Trust.only(certificate);
    }

    /** Where query-service is managed. */
    public URI queryManagementOrigin() {
        return URI.create("http://127.0.0.1:" + queryManagement);
    }

    private static Path file(Home home) {
        return home.run().resolve("ports.properties");
    }

    private static @Nullable Path certificate(String saved) {
        return saved.isEmpty() ? null : Path.of(saved);
    }

    private static int port(Properties saved, String name) {
        return Integer.parseInt(saved.getProperty(name, ""));
    }
}
