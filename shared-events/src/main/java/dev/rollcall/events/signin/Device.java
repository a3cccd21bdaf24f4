package dev.rollcall.events.signin;

import dev.rollcall.events.Personal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signs in with (R31).
 *
 * @param name as the client calls it, such as {@code Firefox on Linux}
 * @param userAgent header field of the request (RFC 9110, section 10.1.5)
 */
public record Device(
        DeviceKind kind,
        @Personal @Nullable String name,
        @Personal @Nullable String userAgent) {}
