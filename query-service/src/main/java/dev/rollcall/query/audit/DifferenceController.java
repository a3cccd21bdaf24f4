package dev.rollcall.query.audit;

import dev.rollcall.events.audit.ReadingKind;
import dev.rollcall.query.platform.AsOf;
import dev.rollcall.query.platform.AsOf.Point;
import dev.rollcall.query.platform.ReadTransaction;
import dev.rollcall.query.platform.Readings;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What is otherwise of a user between two times (R92). */
@RestController
@Shows({
    Versions.USER_PROFILE,
    Versions.MEMBERSHIPS,
    Versions.DELETIONS,
    Versions.SESSIONS,
    Versions.TWO_FACTOR,
    Versions.API_TOKENS
})
class DifferenceController {

    private final UserState states;
    private final AsOf points;
    private final Readings readings;
    private final ReadTransaction transaction;

    DifferenceController(UserState states, AsOf points, Readings readings, ReadTransaction transaction) {
        this.states = states;
        this.points = points;
        this.readings = readings;
        this.transaction = transaction;
    }

    /**
     * @param words the same as the patch, for people
     * @param patch makes the state at the end of the one at the beginning
     */
    record Answer(Point from, Point to, List<String> words, List<JsonPatch.Operation> patch) {}

    /** @param to what is shown, where nothing is said */
    @GetMapping("/v1/organizations/{organizationId}/audit/users/{userId}/difference")
    Answer difference(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam String from,
            @RequestParam String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Point begin = points.point(from);
        Point end = points.point(to);
        long shown = Long.parseLong(response.getHeader("Rollcall-Position"));
        if (Math.max(begin.position(), end.position()) > shown) {
            throw Refusal.of(
                    Refusal.Reason.UNAVAILABLE,
                    "projection.behind",
                    "This view has not come to position %d yet; it shows %d."
                            .formatted(Math.max(begin.position(), end.position()), shown));
        }
        readings.record(request, organizationId, ReadingKind.DIFFERENCE, userId);
        ObjectNode before = at(begin, organizationId, userId);
        ObjectNode after = at(end, organizationId, userId);
        if (before.isEmpty() && after.isEmpty()) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
        List<JsonPatch.Operation> patch = JsonPatch.between(before, after);
        return new Answer(begin, end, InWords.of(patch), patch);
    }

    private ObjectNode at(Point point, UUID organizationId, UUID userId) {
        transaction.travelTo(point.position());
        return states.of(organizationId, userId);
    }
}
