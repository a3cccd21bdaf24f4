package dev.rollcall.query.platform;

import dev.rollcall.query.platform.Positions.Position;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
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

    private final Lock restarting = new ReentrantLock();
    private final EventProcessingConfiguration processing;
    private final Positions positions;
    private final LogHead log;

    ProjectionsEndpoint(EventProcessingConfiguration processing, Positions positions, LogHead log) {
        this.processing = processing;
        this.positions = positions;
        this.log = log;
    }

    /** @param head position of the log's last event */
    record Report(long head, List<Progress> projections) {}

    /**
     * How far a projection has come.
     *
     * @param state {@code LIVE}, {@code REPLAYING}, {@code STOPPED} when an event could not be handled, or
     *     {@code ELSEWHERE} when this instance does not run it, be it because another one does
     */
    record Progress(String name, long position, String state) {}

    @ReadOperation
    Report report() {
        long head = log.position();
        return new Report(
                head,
                positions.all().stream()
                        .map(each -> new Progress(each.name(), each.position(), state(each)))
                        .toList());
    }

    private String state(Position position) {
        EventTrackerStatus status = processing
                .eventProcessor(position.name(), StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().get(0))
                .orElse(null);
        if (status != null && status.isErrorState()) {
            return "STOPPED";
        }
        if (position.isRebuilding()) {
            return "REPLAYING";
        }
        return status == null ? "ELSEWHERE" : "LIVE";
    }

    /** Starts a rebuild and answers at once; 404 for an unknown projection, 409 while it starts or runs elsewhere. */
    @WriteOperation
    WebEndpointResponse<Void> replay(@Selector String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .map(this::restartFromFirstEvent)
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private WebEndpointResponse<Void> restartFromFirstEvent(StreamingEventProcessor processor) {
        if (!restarting.tryLock()) {
            return new WebEndpointResponse<>(CONFLICT);
        }
        try {
            processor.shutDown();
            try {
                processor.resetTokens();
                return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
            } catch (UnableToClaimTokenException runsElsewhere) {
                return new WebEndpointResponse<>(CONFLICT);
            } finally {
                processor.start();
            }
        } finally {
            restarting.unlock();
        }
    }
}
