package dev.rollcall.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What every answer tells browsers: to do nothing with it but hand it to who asked. */
public final class SecurityHeaders {

    /** Those that do not depend on the request. */
    static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    private SecurityHeaders() {}

    /** They leave alone what a controller has set, and are written when the answer begins. */
    public static List<HeaderWriter> writers() {
        return Stream.concat(
                        Stream.of(new HstsHeaderWriter()), // over TLS only (RFC 6797, section 7.2)
                        ALWAYS.entrySet().stream()
                                .map(header -> new StaticHeadersWriter(header.getKey(), header.getValue())))
                .toList();
    }
}
