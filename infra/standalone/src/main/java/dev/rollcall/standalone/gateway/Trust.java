package dev.rollcall.standalone.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Iterator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Whom callers of an https origin believe. */
public final class Trust {

    private Trust() {}

    /** Whoever the JDK trusts. */
    public static SSLContext usual() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has one", e);
        }
    }

    /**
     * The holder of one certificate and nobody else.
     *
     * @param file with the certificate, in PEM, the server's own coming first
     * @throws IllegalArgumentException if there is none in it
     */
    public static SSLContext only(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Iterator<?> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .iterator();
            if (chain.hasNext() && chain.next() instanceof X509Certificate certificate) {
                var context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new PinnedCertificate(certificate)}, null);
                return context;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("There is no certificate in " + file, e);
        }
        throw new IllegalArgumentException("There is no certificate in " + file);
    }
}
