package dev.rollcall.standalone.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An organization to show the first calls with. */
final class FirstOrganization {
    private static final int TIMEOUT_MILLIS = 5_000;

    private FirstOrganization() {}

    /** Empty if there is none, or none can be read: nothing depends on it but an example. */
    static Optional<String> id(Launched launched, String organizations, Path token) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(organizations).toURL().openConnection();
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(launched.trust().getSocketFactory());
            }
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty(
                    "Authorization", "Bearer " + Files.readString(token).strip());
            try (InputStream answer = connection.getInputStream()) {
                return new JsonMapper()
                        .readTree(answer)
                        .path("items")
                        .path(0)
                        .path("id")
                        .asStringOpt();
            }
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }
}
