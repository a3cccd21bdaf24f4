package dev.rollcall.query.platform;

import dev.rollcall.query.platform.Positions.Position;
import dev.rollcall.query.platform.Rebuilds.Last;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** For operators: how far projections are, and a way to rebuild one from the first event. */
@Component
@Endpoint(id = "projections")
class ProjectionsEndpoint {

    private static final int CONFLICT = 409;

    private final ProjectionStatus status;
    private final Positions positions;
    private final Rebuilds rebuilds;
    private final LogHead log;

    ProjectionsEndpoint(ProjectionStatus status, Positions positions, Rebuilds rebuilds, LogHead log) {
        this.status = status;
        this.positions = positions;
        this.rebuilds = rebuilds;
        this.log = log;
    }

    /** @param head position of the log's last event */
    record Report(long head, List<Standing> projections) {}

    /**
     * How far a projection has come.
     *
     * @param position of the last event that reads show, also while it is rebuilt
     * @param state {@code LIVE}, {@code REBUILDING}, {@code STOPPED} when an event could not be handled, or
     *     {@code ELSEWHERE} when this instance does not run it, be it because another one does
     * @param rebuild the last one; absent where there was none
     */
    record Standing(
            String name,
            long position,
            String state,
            @Nullable Progress rebuild) {}

    /**
     * How far a rebuild is.
     *
     * @param position of the last event that the new tables show
     * @param target the log's head when it began
     * @param eventsPerSecond since it began
     * @param secondsLeft at this rate; indexes and what has happened meanwhile come on top
     * @param outcome absent while it runs; {@code done}, {@code failed}, or {@code aborted} where its process is gone
     */
    record Progress(
            long position,
            long target,
            long eventsPerSecond,
            long secondsLeft,
            @Nullable String outcome) {

        static Progress of(Last rebuild) {
            double rate = rebuild.seconds() > 0 ? rebuild.position() / rebuild.seconds() : 0;
            long left = Math.max(0, rebuild.target() - rebuild.position());
            return new Progress(
                    rebuild.position(),
                    rebuild.target(),
                    Math.round(rate),
                    rate > 0 ? Math.round(left / rate) : 0,
                    rebuild.outcome());
        }
    }

    @ReadOperation
    Report report() {
        long head = log.position();
        Map<String, Last> last = rebuilds.last().stream().collect(Collectors.toMap(Last::name, Function.identity()));
        return new Report(
                head,
                positions.all().stream()
                        .map(each -> standing(each, last.get(each.name())))
                        .toList());
    }

    private Standing standing(Position position, @Nullable Last rebuild) {
        return rebuild == null
                ? new Standing(
                        position.name(),
                        position.position(),
                        status.state(position.name()).name(),
                        null)
                : new Standing(
                        position.name(),
                        position.position(),
                        rebuild.outcome() == null
                                ? "REBUILDING"
                                : status.state(position.name()).name(),
                        Progress.of(rebuild));
    }

    /**
     * Starts a rebuild and answers at once; reads go on from the old tables meanwhile. 404 for an unknown projection,
     * 409 while one runs, here or elsewhere.
     */
    @WriteOperation
    WebEndpointResponse<Void> rebuild(@Selector String name) {
        return new WebEndpointResponse<>(
                switch (rebuilds.start(name)) {
                    case STARTED -> WebEndpointResponse.STATUS_NO_CONTENT;
                    case UNKNOWN_PROJECTION -> WebEndpointResponse.STATUS_NOT_FOUND;
                    case RUNS_ALREADY -> CONFLICT;
                });
    }
}
