package dev.rollcall.standalone.run;

import dev.rollcall.seal.SigningKey;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/** Writes down whose signatures Rollcall's are, where {@code ./rollcall verify} finds them. */
final class PublicKeys {

    static final String LOG_NAME = "ROLLCALL_LOG_NAME";
    static final String EXPORT_NAME = "ROLLCALL_EXPORT_NAME";

    private PublicKeys() {}

    static void write(Home home, Secrets secrets) {
        List<String> keys = List.of(
                key(LOG_NAME, "rollcall.local/log", secrets.value(Secrets.SEAL_KEY)),
                key(EXPORT_NAME, "rollcall.local/exports", secrets.value(Secrets.EXPORT_KEY)));
        try {
            Files.write(home.publicKeys(), keys);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + home.publicKeys(), e);
        }
    }

    private static String key(String setting, String otherwise, String seed) {
        return SigningKey.of(Objects.requireNonNullElse(System.getenv(setting), otherwise), seed)
                .publicKey()
                .toString();
    }
}
