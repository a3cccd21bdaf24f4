package dev.rollcall.query.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.access.Activity;
import dev.rollcall.access.Identity;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the API tokens that are good, to their users and to admins (R35). */
@RestController
@Shows(ApiTokensProjection.NAME)
class ApiTokensController {

    private final ApiTokensProjection tokens;
    private final Activity activity;
    private final Clock clock;

    ApiTokensController(ApiTokensProjection tokens, Activity activity, Clock clock) {
        this.tokens = tokens;
        this.activity = activity;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            String name,
            List<String> scopes,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static Answer of(ApiTokenRow row, @Nullable Instant lastUsedAt) {
            return new Answer(row.id(), row.name(), row.scopes(), row.issuedAt(), row.expiresAt(), lastUsedAt);
        }
    }

    @GetMapping("/v1/me/api-tokens")
    ResponseEntity<Page.Items<Answer>> mine(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, HttpServletRequest request) {
        Identity me = Identity.of(request);
        return list(
                Objects.requireNonNull(me.organizationId()),
                Objects.requireNonNull(me.userId()),
                cursor,
                limit,
                request);
    }

    @GetMapping("/v1/organizations/{organizationId}/users/{userId}/api-tokens")
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        NewestFirst after = NewestFirst.read(cursor);
        tokens.requireUser(organizationId, userId);
        List<ApiTokenRow> found = tokens.good(userId, clock.instant(), after, most);
        Map<UUID, Instant> lastUsed =
                activity.lastUsed(found.stream().map(ApiTokenRow::id).toList()).orElse(Map.of());
        return Page.of(found, most, request, ApiTokenRow::cursor, row -> Answer.of(row, lastUsed.get(row.id())));
    }
}
