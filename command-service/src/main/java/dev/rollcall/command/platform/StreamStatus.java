package dev.rollcall.command.platform;

import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.ProcessorFailures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** How far what goes to Kafka is behind the log, where this instance sends it, and whether it has stopped. */
public final class StreamStatus implements HealthIndicator {

    private final String name;
    private final EventProcessingConfiguration processing;
    private final LogSource log;
    private final ProcessorFailures failures;
    private final Clock clock;
    private OptionalLong last = OptionalLong.empty();
    private volatile double positions = Double.NaN;
    private volatile double seconds = Double.NaN;

    /** @param name of the processor, and of its meters */
    public StreamStatus(
            String name,
            EventProcessingConfiguration processing,
            LogSource log,
            ProcessorFailures failures,
            Clock clock,
            MeterRegistry meters) {
        this.name = name;
        this.processing = processing;
        this.log = log;
        this.failures = failures;
        this.clock = clock;
        Gauge.builder("rollcall.%s.lag.positions".formatted(name), this, status -> status.positions)
                .register(meters);
        Gauge.builder("rollcall.%s.lag.seconds".formatted(name), this, status -> status.seconds)
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
        failures.forgetThoseElsewhere();
        OptionalLong position = position();
        if (position.isEmpty()) {
            positions = Double.NaN; // another instance runs it
            seconds = Double.NaN;
            return;
        }
        last = position;
        long next = position.getAsLong() + 1;
        positions = Math.max(0, log.head() - position.getAsLong());
        seconds = positions == 0
                ? 0
                : log.recordedAt(List.of(next)).values().stream()
                        .mapToDouble(at -> Duration.between(at, clock.instant()).toMillis() / 1_000.0)
                        .sum();
    }

    /** Empty where another instance sends. One that has stopped has no status while it waits, and its lag must go on growing. */
    private OptionalLong position() {
        Optional<StreamingEventProcessor> processor = processor();
        Optional<EventTrackerStatus> status =
                processor.map(running -> running.processingStatus().get(0));
        if (status.isPresent()) {
            return status.get().getCurrentPosition();
        }
        return processor.filter(failures::isStopped).isPresent() ? last : OptionalLong.empty();
    }

    private Optional<StreamingEventProcessor> processor() {
        return processing.eventProcessor(name, StreamingEventProcessor.class);
    }

    /** Its absence is no failure: one instance runs it for all. */
    @Override
    public Health health() {
        return processor().filter(failures::isStopped).isPresent()
                ? Health.down().withDetail(name, "cannot send, and tries again").build()
                : Health.up().build();
    }
}
