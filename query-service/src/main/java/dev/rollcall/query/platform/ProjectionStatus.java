package dev.rollcall.query.platform;

import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.ProcessorFailures;
import dev.rollcall.query.platform.Positions.Position;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far projections are behind the log, and which have stopped at an event that they cannot handle. One that has stopped
 * makes health fail and not readiness: all others can be read.
 */
@Component("projectionsHealthIndicator")
class ProjectionStatus implements HealthIndicator {

    /** What a projection does here. */
    enum State {
        LIVE,
        STOPPED,
        ELSEWHERE
    }

    private final EventProcessingConfiguration processing;
    private final Positions positions;
    private final LogSource log;
    private final ProcessorFailures failures;
    private final Clock clock;
    private final MultiGauge lagInPositions;
    private final MultiGauge lagInSeconds;
    private final MultiGauge stopped;

    ProjectionStatus(
            EventProcessingConfiguration processing,
            Positions positions,
            LogSource log,
            ProcessorFailures failures,
            Clock clock,
            MeterRegistry meters) {
        this.processing = processing;
        this.positions = positions;
        this.log = log;
        this.failures = failures;
        this.clock = clock;
        this.lagInPositions =
                MultiGauge.builder("rollcall.projection.lag.positions").register(meters);
        this.lagInSeconds =
                MultiGauge.builder("rollcall.projection.lag.seconds").register(meters);
        this.stopped = MultiGauge.builder("rollcall.projection.stopped").register(meters);
    }

    /** Two queries for all of them, and one more if any is behind; a scrape costs none. */
    @Scheduled(fixedDelayString = "PT5S")
    void measure() {
        try {
            tell();
        } catch (DataAccessException unknown) {
            // The last lag would go on looking well: no row is what an alarm can see.
            lagInPositions.register(List.of(), true);
            lagInSeconds.register(List.of(), true);
            throw unknown;
        }
    }

    private void tell() {
        failures.forgetThoseElsewhere();
        List<Position> all = positions.all();
        long head = log.head();
        List<Long> next = all.stream()
                .filter(each -> each.position() < head)
                .map(each -> each.position() + 1)
                .distinct()
                .toList();
        Map<Long, Instant> recorded = next.isEmpty() ? Map.of() : log.recordedAt(next);
        Instant now = clock.instant();
        lagInPositions.register(rows(all, each -> Math.max(0, head - each.position())), true);
        lagInSeconds.register(rows(all, each -> age(recorded.get(each.position() + 1), now)), true);
        stopped.register(rows(all, each -> state(each.name()) == State.STOPPED ? 1 : 0), true);
    }

    private static double age(@Nullable Instant oldest, Instant now) {
        return oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1_000.0;
    }

    private static List<MultiGauge.Row<?>> rows(List<Position> all, ToDoubleFunction<Position> value) {
        return all.stream()
                .<MultiGauge.Row<?>>map(
                        each -> MultiGauge.Row.of(Tags.of("projection", each.name()), value.applyAsDouble(each)))
                .toList();
    }

    State state(String projection) {
        return processing
                .eventProcessor(projection, StreamingEventProcessor.class)
                .map(this::state)
                .orElse(State.ELSEWHERE);
    }

    private State state(StreamingEventProcessor processor) {
        if (failures.isStopped(processor)) {
            return State.STOPPED;
        }
        return processor.processingStatus().isEmpty() ? State.ELSEWHERE : State.LIVE;
    }

    @Override
    public Health health() {
        List<String> dead = processing.eventProcessors().keySet().stream()
                .filter(name -> state(name) == State.STOPPED)
                .sorted()
                .toList();
        return dead.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("stopped", dead).build();
    }
}
