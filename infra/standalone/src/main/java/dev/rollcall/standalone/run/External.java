package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and Kafka that somebody else runs, as the environment names them. */
record External(String postgresUrl, String postgresUser, String postgresPassword, String kafka) {
    private static final String URL = "ROLLCALL_POSTGRES_URL";
    private static final String USER = "ROLLCALL_POSTGRES_USER";
    private static final String PASSWORD = "ROLLCALL_POSTGRES_PASSWORD";
    private static final String PASSWORD_FILE = "ROLLCALL_POSTGRES_PASSWORD_FILE";
    private static final String KAFKA = "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS";

    /** @throws PartException naming all variables that are missing */
    static External of(Map<String, String> environment) {
        String missing = Stream.of(
                        environment.containsKey(URL) ? "" : URL + " (jdbc:postgresql://host:port/database)",
                        environment.containsKey(USER) ? "" : USER + " (who may create roles and databases)",
                        environment.containsKey(PASSWORD) || environment.containsKey(PASSWORD_FILE)
                                ? ""
                                : PASSWORD + " or " + PASSWORD_FILE,
                        environment.containsKey(KAFKA) ? "" : KAFKA + " (host:port,…)")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new PartException("--external needs in the environment: " + missing);
        }
        return new External(
                environment.getOrDefault(URL, ""),
                environment.getOrDefault(USER, ""),
                password(environment.get(PASSWORD), environment.get(PASSWORD_FILE)),
                environment.getOrDefault(KAFKA, ""));
    }

    private static String password(@Nullable String value, @Nullable String file) {
        if (file == null) {
            return value == null ? "" : value;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new PartException("cannot read the file that " + PASSWORD_FILE + " names: " + file, e);
        }
    }
}
