package dev.rollcall.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the service speak https where a certificate and its private key are named, as PEM files; they are read anew when
 * they change. The management port stays plain: it is for the machine that it runs on.
 */
final class TlsSettings implements EnvironmentPostProcessor {

    private static final String CERTIFICATE = "ROLLCALL_TLS_CERTIFICATE";
    private static final String PRIVATE_KEY = "ROLLCALL_TLS_PRIVATE_KEY";
    private static final String BUNDLE = "spring.ssl.bundle.pem.rollcall.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String certificate = environment.getProperty(CERTIFICATE, "");
        String privateKey = environment.getProperty(PRIVATE_KEY, "");
        if (certificate.isBlank() != privateKey.isBlank()) {
            throw new InvalidSettingException("%s and %s belong together; only %s is set."
                    .formatted(CERTIFICATE, PRIVATE_KEY, certificate.isBlank() ? PRIVATE_KEY : CERTIFICATE));
        }
        if (!certificate.isBlank()) {
            check(file(CERTIFICATE, certificate), file(PRIVATE_KEY, privateKey));
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "TLS",
                            Map.of(
                                    "server.ssl.bundle",
                                    "rollcall",
                                    "management.server.ssl.enabled",
                                    false,
                                    BUNDLE + "keystore.certificate",
                                    file(CERTIFICATE, certificate),
                                    BUNDLE + "keystore.private-key",
                                    file(PRIVATE_KEY, privateKey),
                                    BUNDLE + "keystore.verify-keys",
                                    true,
                                    BUNDLE + "reload-on-update",
                                    true,
                                    BUNDLE + "options.enabled-protocols",
                                    "TLSv1.3,TLSv1.2")));
        }
    }

    /** Read once more by the framework, which would tell of a failure in a stack trace. */
    private static void check(String certificate, String privateKey) {
        PemSslBundleProperties files = new PemSslBundleProperties();
        files.getKeystore().setCertificate(certificate);
        files.getKeystore().setPrivateKey(privateKey);
        files.getKeystore().setVerifyKeys(true);
        try {
            PropertiesSslBundle.get(files).createSslContext();
        } catch (RuntimeException e) {
            throw new InvalidSettingException("%s and %s name no certificate and its private key in PEM: %s"
                    .formatted(CERTIFICATE, PRIVATE_KEY, e.getMessage()));
        }
    }

    private static String file(String setting, String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InvalidSettingException("%s names the file %s, which cannot be read.".formatted(setting, name));
        }
        return file.toAbsolutePath().toUri().toString();
    }
}
