package dev.rollcall.query.platform;

import java.util.List;
import java.util.Map;
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

    /** @param state {@code LIVE}, {@code REPLAYING}, or {@code STOPPED} when it failed or runs elsewhere */
    record Progress(String name, long position, String state) {}

    @ReadOperation
    Report report() {
        long head = log.position();
        return new Report(
                head,
                positions.all().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Progress(entry.getKey(), entry.getValue(), state(entry.getKey())))
                        .toList());
    }

    private String state(String name) {
        EventTrackerStatus status = processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().get(0))
                .orElse(null);
        if (status == null || status.isErrorState()) {
            return "STOPPED";
        }
        return isReplaying(status) ? "REPLAYING" : "LIVE";
    }

    /** To the framework a replay goes on until something new happens; to people it is over at the old position. */
    private static boolean isReplaying(EventTrackerStatus status) {
        return status.isReplaying()
                && status.getCurrentPosition().orElse(0)
                        < status.getResetPosition().orElse(0);
    }

    /** Starts a rebuild and answers at once; 404 for an unknown projection, 409 while another instance runs it. */
    @WriteOperation
    WebEndpointResponse<Void> replay(@Selector String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .map(ProjectionsEndpoint::restartFromFirstEvent)
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private static WebEndpointResponse<Void> restartFromFirstEvent(StreamingEventProcessor processor) {
        processor.shutDown();
        try {
            processor.resetTokens();
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
        } catch (UnableToClaimTokenException runsElsewhere) {
            return new WebEndpointResponse<>(409);
        } finally {
            processor.start();
        }
    }
}
