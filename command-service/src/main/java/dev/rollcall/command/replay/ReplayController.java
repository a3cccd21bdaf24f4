package dev.rollcall.command.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.replay.ReplayCommand.CancelReplay;
import dev.rollcall.command.replay.ReplayCommand.RequestReplay;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests for replays, and takes them back (R97). */
@RestController
@RequestMapping("/v1/replays")
class ReplayController {

    private static final String AFTER_LOG = "replay.after-log";

    private final Commands commands;
    private final EventLog streams;
    private final LogSource log;
    private final ReplayTopics topics;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    ReplayController(Commands commands, EventLog streams, LogSource log, ReplayTopics topics, Clock clock) {
        this.commands = commands;
        this.streams = streams;
        this.log = log;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * @param fromPosition of the first event; at most one of the two, the beginning without
     * @param fromInstant at which the first event was recorded, or after
     * @param userId whose history; everybody's without
     */
    record Request(
            @NotNull
            @Pattern(regexp = "[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?", message = "must be a name such as warehouse")
            String name,

            @Nullable @Min(1) Long fromPosition,
            @Nullable Instant fromInstant,
            @Nullable UUID userId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Requested(
            UUID id, String name, String topic, @Nullable UUID userId, long from, long target) {}

    @PostMapping
    ResponseEntity<Object> request(@RequestBody @Valid Request body, Caller caller) {
        return commands.send(
                () -> command(body),
                caller,
                (command, receipt) -> receipt.withoutVersion()
                        .created(
                                "/v1/replays/" + command.replayId(),
                                new Requested(
                                        command.replayId(),
                                        command.name(),
                                        command.topic(),
                                        command.userId(),
                                        command.from(),
                                        command.target())));
    }

    private RequestReplay command(Request body) {
        long from = from(body);
        long head = log.head(); // later than what an instant stands for
        if (from > head + 1) {
            throw Refusal.invalid("/fromPosition", AFTER_LOG, "The log has no such position yet.");
        }
        if (body.userId() != null
                && streams.lastSequenceNumberFor("user/" + body.userId()).isEmpty()) {
            throw Refusal.invalid("/userId", "user.not-found", "There is no such user.");
        }
        return new RequestReplay(ids.generate(), body.name(), topics.name(body.name()), body.userId(), from, head);
    }

    private long from(Request body) {
        if (body.fromPosition() != null && body.fromInstant() != null) {
            throw Refusal.invalid("/fromInstant", "replay.two-beginnings", "A replay begins at one of the two.");
        }
        if (body.fromInstant() == null) {
            return body.fromPosition() == null ? 1 : body.fromPosition();
        }
        if (body.fromInstant().isAfter(clock.instant())) {
            throw Refusal.invalid("/fromInstant", AFTER_LOG, "Nothing was recorded then yet.");
        }
        return body.fromInstant().isAfter(Instant.EPOCH)
                ? log.positionAt(body.fromInstant().minusNanos(1)) + 1
                : 1;
    }

    @DeleteMapping("/{replayId}")
    ResponseEntity<Object> cancel(@PathVariable UUID replayId, Caller caller) {
        return commands.send(
                new CancelReplay(replayId),
                caller,
                receipt -> receipt.withoutVersion().changed());
    }
}
