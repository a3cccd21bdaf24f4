package dev.rollcall.standalone.gateway;

import java.util.Locale;
import java.util.Set;

/** Where a request belongs. */
enum Route {
    QUERY,
    COMMAND,
    /** Management stays on its own ports, whatever a service may answer on its public one. */
    NOWHERE;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** @param path decoded and free of dot segments */
    static Route of(String method, String path) {
        String first = path.replaceFirst("^/+", "").split("[/;]", 2)[0];
        if (first.toLowerCase(Locale.ROOT).equals("actuator")) {
            return NOWHERE;
        }
        return SAFE.contains(method) ? QUERY : COMMAND;
    }
}
