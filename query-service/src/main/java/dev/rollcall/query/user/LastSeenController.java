package dev.rollcall.query.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.access.Activity;
import dev.rollcall.access.Identity;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.user.LastSeenProjection.Person;
import dev.rollcall.query.user.LastSeenProjection.Session;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says when a user was last here, to who may know (R17). */
@RestController
@Shows(LastSeenProjection.NAME)
class LastSeenController {

    private final LastSeenProjection lastSeen;
    private final Activity activity;
    private final Clock clock;

    LastSeenController(LastSeenProjection lastSeen, Activity activity, Clock clock) {
        this.lastSeen = lastSeen;
        this.activity = activity;
        this.clock = clock;
    }

    /** Whether somebody is here. */
    enum State {
        /** In a session that is in use. */
        ACTIVE,
        IDLE,
        /** The user does not want it to be known. */
        HIDDEN
    }

    /**
     * @param lastSeenAt of who is idle and has been here before
     * @param hidden from others; told to the user alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            State state,
            @Nullable Instant lastSeenAt,
            @Nullable Boolean hidden) {}

    @GetMapping("/v1/organizations/{organizationId}/users/{userId}/last-seen")
    Answer one(@PathVariable UUID organizationId, @PathVariable UUID userId, HttpServletRequest request) {
        Person person = lastSeen.find(organizationId, userId)
                .orElseThrow(() -> Refusal.notFound("user.not-found", "There is no such user here."));
        boolean own = Identity.of(request).is(userId);
        if (person.hidden() && !own) {
            return new Answer(State.HIDDEN, null, null);
        }
        Boolean hidden = own ? person.hidden() : null;
        return isHere(userId)
                ? new Answer(State.ACTIVE, null, hidden)
                : new Answer(State.IDLE, activity.lastSeen(userId).orElse(null), hidden);
    }

    private boolean isHere(UUID userId) {
        Instant now = clock.instant();
        List<Session> running = lastSeen.running(userId, now);
        Map<UUID, Instant> used =
                activity.lastUsed(running.stream().map(Session::id).toList()).orElse(Map.of());
        return running.stream().anyMatch(session -> session.isInUse(used.get(session.id()), now));
    }
}
