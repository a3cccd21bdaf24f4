package dev.rollcall.query.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SecondFactor;
import dev.rollcall.events.signin.SignInFailure;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists when and how a user signed in, or somebody tried to (R32). */
@RestController
@Shows(LoginHistoryProjection.NAME)
class LoginHistoryController {

    private final LoginHistoryProjection history;

    LoginHistoryController(LoginHistoryProjection history) {
        this.history = history;
    }

    /** What the list is made of. */
    sealed interface Answer {

        static Answer of(LoginRow row) {
            return row.reason() == null
                    ? new Login(
                            row.id(),
                            row.ip(),
                            row.at(),
                            row.durationSeconds(),
                            row.device(),
                            row.secondFactor(),
                            row.endedAt(),
                            row.endedBy())
                    : new Failure(row.at(), row.reason(), row.ip(), row.device());
        }
    }

    /** @param durationSeconds of a session that has ended */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Login(
            UUID sessionId,
            String ip,
            Instant loggedInAt,
            @Nullable Long durationSeconds,
            Client device,
            @Nullable SecondFactor secondFactor,
            @Nullable Instant endedAt,
            @Nullable EndReason endedBy)
            implements Answer {}

    record Failure(Instant failedAt, SignInFailure reason, String ip, Client device) implements Answer {}

    @GetMapping("/v1/organizations/{organizationId}/users/{userId}/login-history")
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        NewestFirst after = NewestFirst.read(cursor);
        history.requireUser(organizationId, userId);
        return Page.of(history.list(userId, after, most), most, request, LoginRow::cursor, Answer::of);
    }
}
