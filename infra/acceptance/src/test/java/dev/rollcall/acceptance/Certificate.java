package dev.rollcall.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate for {@code localhost} that nobody has signed, and its private key, as PEM files. */
record Certificate(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    static Certificate make(String name) throws IOException, GeneralSecurityException, InterruptedException {
        Path directory = Files.createTempDirectory("rollcall-certificate");
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
        KeyStore entries = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            entries.load(in, PASSWORD.toCharArray());
        }
        return new Certificate(
                write(
                        directory.resolve("certificate.pem"),
                        "CERTIFICATE",
                        entries.getCertificate(name).getEncoded()),
                write(
                        directory.resolve("key.pem"),
                        "PRIVATE KEY",
                        entries.getKey(name, PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path write(Path file, String kind, byte[] der) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(
                                kind,
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                                kind));
    }
}
