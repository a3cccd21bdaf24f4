package dev.rollcall.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.replay.ReplayProgress.Reached;
import dev.rollcall.query.replay.ReplayRow.State;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows replays and how far they have come (R97). */
@RestController
@RequestMapping("/v1/replays")
@Shows(ReplaysProjection.NAME)
class ReplayController {

    private final ReplaysProjection replays;
    private final ReplayProgress progress;

    ReplayController(ReplaysProjection replays, ReplayProgress progress) {
        this.replays = replays;
        this.progress = progress;
    }

    /**
     * @param from position of the first event
     * @param target position of the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            String name,
            String topic,
            @Nullable UUID userId,
            long from,
            long target,
            State state,
            Instant requestedAt,
            @Nullable Instant endedAt,
            @Nullable Sent progress) {

        static Answer of(ReplayRow row, @Nullable Reached reached) {
            return new Answer(
                    row.id(),
                    row.name(),
                    row.topic(),
                    row.userId(),
                    row.first(),
                    row.target(),
                    row.state(),
                    row.requestedAt(),
                    row.endedAt(),
                    reached == null ? null : Sent.of(row, reached));
        }
    }

    /**
     * @param position up to which everything was sent
     * @param events how many that were
     * @param remainingSeconds at the rate until now; absent once it is over
     * @param problem why it waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(
            long position,
            long events,
            long eventsPerSecond,
            @Nullable Long remainingSeconds,
            @Nullable String problem) {

        static Sent of(ReplayRow row, Reached reached) {
            boolean isRunning = row.state() == State.RUNNING;
            return new Sent(
                    reached.reached(),
                    reached.events(),
                    reached.eventsPerSecond(),
                    isRunning ? reached.remainingSeconds(row.first(), row.target()) : null,
                    isRunning ? reached.problem() : null);
        }
    }

    @GetMapping
    ResponseEntity<Page.Items<Answer>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, HttpServletRequest request) {
        int most = Page.limit(limit);
        List<ReplayRow> found = replays.list(cursor, most);
        Map<UUID, Reached> reached =
                progress.of(found.stream().map(ReplayRow::id).toList());
        return Page.of(found, most, request, ReplayRow::cursor, row -> Answer.of(row, reached.get(row.id())));
    }

    @GetMapping("/{replayId}")
    Answer one(@PathVariable UUID replayId) {
        ReplayRow row = replays.find(replayId)
                .orElseThrow(() -> Refusal.notFound("replay.not-found", "There is no such replay here."));
        return Answer.of(row, progress.of(List.of(replayId)).get(replayId));
    }
}
