package dev.rollcall.command.signals;

import java.util.Map;
import java.util.UUID;

/** Names whom a security event is about, as receivers can read it (RFC 9493). */
final class Subjects {

    private static final String FORMAT = "format";

    private final String issuer;

    /** @param issuer whose users they are */
    Subjects(String issuer) {
        this.issuer = issuer;
    }

    Map<String, Object> user(UUID userId) {
        return Map.of(FORMAT, "iss_sub", "iss", issuer, "sub", userId.toString());
    }

    Map<String, Object> session(UUID organizationId, UUID userId, UUID sessionId) {
        return Map.of(
                FORMAT,
                "complex",
                "user",
                user(userId),
                "session",
                opaque(sessionId),
                "tenant",
                opaque(organizationId));
    }

    static Map<String, Object> email(String address) {
        return Map.of(FORMAT, "email", "email", address);
    }

    private static Map<String, Object> opaque(UUID id) {
        return Map.of(FORMAT, "opaque", "id", id.toString());
    }
}
