package dev.rollcall.command.feed;

import dev.rollcall.eventlog.LogSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How far the feed is behind the log, where this instance runs it, and whether it has stopped. */
@Component("feedHealthIndicator")
class FeedStatus implements HealthIndicator {

    private final EventProcessingConfiguration processing;
    private final LogSource log;
    private final Clock clock;
    private volatile double positions = Double.NaN;
    private volatile double seconds = Double.NaN;

    FeedStatus(EventProcessingConfiguration processing, LogSource log, Clock clock, MeterRegistry meters) {
        this.processing = processing;
        this.log = log;
        this.clock = clock;
        Gauge.builder("rollcall.feed.lag.positions", this, status -> status.positions)
                .register(meters);
        Gauge.builder("rollcall.feed.lag.seconds", this, status -> status.seconds)
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT5S")
    void measure() {
        try {
            tell();
        } catch (DataAccessException unknown) {
            positions = Double.NaN; // the last lag would go on looking well
            seconds = Double.NaN;
            throw unknown;
        }
    }

    private void tell() {
        EventTrackerStatus status = status();
        OptionalLong position = status == null ? OptionalLong.empty() : status.getCurrentPosition();
        if (position.isEmpty()) {
            positions = Double.NaN; // another instance runs it
            seconds = Double.NaN;
            return;
        }
        long next = position.getAsLong() + 1;
        positions = Math.max(0, log.head() - position.getAsLong());
        seconds = positions == 0
                ? 0
                : log.recordedAt(List.of(next)).values().stream()
                        .mapToDouble(at -> Duration.between(at, clock.instant()).toMillis() / 1_000.0)
                        .sum();
    }

    private @Nullable EventTrackerStatus status() {
        return processing
                .eventProcessor("feed", StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().get(0))
                .orElse(null);
    }

    /** Its absence is no failure: one instance runs it for all. */
    @Override
    public Health health() {
        EventTrackerStatus status = status();
        return status != null && status.isErrorState()
                ? Health.down()
                        .withDetail("feed", "cannot send, and tries again")
                        .build()
                : Health.up().build();
    }
}
