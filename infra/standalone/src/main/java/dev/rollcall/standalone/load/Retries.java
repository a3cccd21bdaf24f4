package dev.rollcall.standalone.load;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** How often and when one request is sent again: only when the server asks for it (RFC 9110, section 10.2.3). */
final class Retries {

    static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int made;

    /** Empty when the answer is final. */
    Optional<Duration> pauseAfter(HttpResponse<?> response) {
        boolean busy = response.statusCode() == 503 || response.statusCode() == 429;
        if (!busy || made == MOST) {
            return Optional.empty();
        }
        made++;
        return response.headers().firstValue("Retry-After").flatMap(Retries::seconds);
    }

    private static Optional<Duration> seconds(String value) {
        try {
            long seconds = Long.parseLong(value.strip());
            return Optional.of(Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST.toSeconds())));
        } catch (NumberFormatException e) {
            // A date, which Rollcall never sends.
            return Optional.of(LONGEST);
        }
    }
}
