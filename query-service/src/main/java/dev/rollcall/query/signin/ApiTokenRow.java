package dev.rollcall.query.signin;

import dev.rollcall.events.signin.AccountEvent.ApiTokenIssued;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An API token; not the token itself, which nobody sees again. */
record ApiTokenRow(
        UUID id, UUID userId, String name, List<String> scopes, Instant issuedAt, Instant expiresAt, boolean revoked) {

    static ApiTokenRow of(ApiTokenIssued event, Instant at) {
        return new ApiTokenRow(
                event.tokenId(), event.userId(), event.name(), event.scopes(), at, event.expiresAt(), false);
    }

    ApiTokenRow asRevoked() {
        return new ApiTokenRow(id, userId, name, scopes, issuedAt, expiresAt, true);
    }

    String cursor() {
        return new NewestFirst(issuedAt, id).cursor();
    }
}
