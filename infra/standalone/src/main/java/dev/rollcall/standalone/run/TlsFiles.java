package dev.rollcall.standalone.run;

import dev.rollcall.standalone.gateway.Tls;
import dev.rollcall.standalone.parts.PartException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What callers are shown when the gateway speaks https; both files or none. */
final class TlsFiles {
    @Option(
            names = "--tls-certificate",
            paramLabel = "<file>",
            required = true,
            description = "Speak https with this certificate (PEM, with its chain).")
    private Path certificate = Path.of("");

    @Option(
            names = "--tls-key",
            paramLabel = "<file>",
            required = true,
            description = "Its private key (PEM, not encrypted).")
    private Path key = Path.of("");

    Path certificate() {
        return certificate.toAbsolutePath();
    }

    /** @throws PartException if one cannot be read or they do not belong together */
    Tls load() {
        try {
            return Tls.of(certificate(), key.toAbsolutePath());
        } catch (IllegalArgumentException e) {
            throw new PartException(String.valueOf(e.getMessage()), e);
        }
    }
}
