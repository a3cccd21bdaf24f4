package dev.rollcall.standalone.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether a service says that it may be called. */
final class Readiness {
    private static final int TIMEOUT_MILLIS = 2_000;

    private Readiness() {}

    /** With the older of the JDK's two clients: asked twenty times a second, the newer one slows the start down. */
    static boolean of(int managementPort) {
        try {
            var url = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness")
                    .toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
