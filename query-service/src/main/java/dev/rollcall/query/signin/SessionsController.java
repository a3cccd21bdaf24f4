package dev.rollcall.query.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.access.Activity;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.query.platform.Moment;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.platform.TimeTravel;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the active sessions of a user, and reads any one (R33). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/sessions")
@Shows(SessionsProjection.NAME)
class SessionsController {

    private final SessionsProjection sessions;
    private final Activity activity;
    private final Moment moment;

    SessionsController(SessionsProjection sessions, Activity activity, Moment moment) {
        this.sessions = sessions;
        this.activity = activity;
        this.moment = moment;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            String ip,
            Client device,
            Instant startedAt,
            Instant expiresAt,
            @Nullable Instant lastSeenAt,
            @Nullable Instant endedAt,
            @Nullable EndReason endedBy) {

        static Answer of(SessionRow row, @Nullable Instant lastSeenAt) {
            return new Answer(
                    row.id(),
                    row.ip(),
                    row.device(),
                    row.startedAt(),
                    row.expiresAt(),
                    lastSeenAt,
                    row.endedAt(),
                    row.endedBy());
        }
    }

    /** A page with sessions that turn out to be idle is shorter by these. */
    @TimeTravel
    @GetMapping
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        NewestFirst after = NewestFirst.read(cursor);
        sessions.requireUser(organizationId, userId);
        Instant now = moment.instant();
        List<SessionRow> found = sessions.active(userId, now, after, most);
        Optional<Map<UUID, Instant>> known =
                lastUsed(found.stream().map(SessionRow::id).toList());
        Map<UUID, Instant> lastUsed = known.orElse(Map.of());
        return Page.of(
                found,
                most,
                request,
                SessionRow::cursor,
                row -> known.isEmpty() || !row.isIdle(lastUsed.get(row.id()), now),
                row -> Answer.of(row, lastUsed.get(row.id())));
    }

    /** When tokens were used is known of their last use only: nobody was idle in the past. */
    private Optional<Map<UUID, Instant>> lastUsed(List<UUID> ids) {
        return moment.isPast() ? Optional.empty() : activity.lastUsed(ids);
    }

    @TimeTravel
    @GetMapping("/{sessionId}")
    ResponseEntity<Answer> one(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID sessionId) {
        sessions.requireUser(organizationId, userId);
        SessionRow session = sessions.find(userId, sessionId)
                .orElseThrow(() -> Refusal.notFound("session.not-found", "There is no such session here."));
        Instant lastSeenAt = lastUsed(List.of(sessionId)).orElse(Map.of()).get(sessionId);
        return ResponseEntity.ok().eTag(Long.toString(session.version())).body(Answer.of(session, lastSeenAt));
    }
}
