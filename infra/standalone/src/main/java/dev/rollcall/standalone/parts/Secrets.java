package dev.rollcall.standalone.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Generated secrets, one file each, readable by their owner alone; 256 random bits in base64url, but for one. */
public final class Secrets {
    public static final String OPERATOR_TOKEN = "operator-token";

    /** Without it, all personal data in the log are unreadable for good. */
    public static final String MASTER_KEY = "master-key";

    /** Derives the codes that are mailed: for command-service and the notifier. */
    public static final String CODE_KEY = "code-key";

    /** Signs what the log was: for command-service alone. */
    public static final String SEAL_KEY = "seal-key";

    /** Signs what was taken of the log: for query-service alone. */
    public static final String EXPORT_KEY = "export-key";

    /** Signs what relying parties are told, an RSA key: for command-service alone. */
    public static final String SIGNALS_KEY = "signals-key";

    private static final int RSA_BITS = 2_048;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path directory) {
        this.directory = directory;
    }

    /** The secret's file, made on first use. */
    public synchronized Path file(String name) {
        Path file = directory.resolve(name);
        if (Files.notExists(file)) {
            try {
                // Whole or not at all: a half-written secret would lock its owner out for good.
                Path fresh = Files.createTempFile(
                        directory,
                        name,
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, name.equals(SIGNALS_KEY) ? generateRsa() : generate());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the secret " + file, e);
            }
        }
        return file;
    }

    public String value(String name) {
        try {
            return Files.readString(file(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret " + name, e);
        }
    }

    /** PKCS#8, in Base64. */
    private String generateRsa() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(RSA_BITS, random);
            return Base64.getEncoder()
                    .encodeToString(rsa.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    private String generate() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
