package dev.rollcall.standalone.gateway;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;

/**
 * What the gateway speaks https with.
 *
 * @param context has the certificate and its private key
 */
public record Tls(SSLContext context) {

    /**
     * @param certificate a PEM file, with the chain if there is one
     * @param key a PEM file with the private key
     * @throws IllegalArgumentException if they cannot be read or do not belong together
     */
    public static Tls of(Path certificate, Path key) {
        try {
            var files = new PemSslBundleProperties();
            files.getKeystore().setCertificate(location(certificate));
            files.getKeystore().setPrivateKey(location(key));
            files.getKeystore().setVerifyKeys(true);
            return new Tls(PropertiesSslBundle.get(files).createSslContext());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "%s and %s are no certificate and its private key in PEM: %s"
                            .formatted(certificate, key, e.getMessage()),
                    e);
        }
    }

    private static String location(Path file) {
        return file.toUri().toString();
    }

    SslContextFactory.Server server() {
        var server = new SslContextFactory.Server();
        server.setSslContext(context);
        server.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return server;
    }
}
