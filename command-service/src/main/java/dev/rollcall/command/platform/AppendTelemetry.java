package dev.rollcall.command.platform;

import dev.rollcall.eventlog.AppendObserver;
import dev.rollcall.eventlog.LogUnavailableException;
import dev.rollcall.web.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** What is measured of appends, and traced. */
final class AppendTelemetry implements AppendObserver {

    private final DistributionSummary batches;
    private final Timer time;
    private final Counter failed;
    private final Traces traces;

    AppendTelemetry(MeterRegistry meters, Traces traces) {
        this.batches = meters.summary("rollcall.append.batch");
        this.time = meters.timer("rollcall.append.time");
        this.failed = meters.counter("rollcall.append.failed");
        this.traces = traces;
    }

    @Override
    public void stored(int events, Duration taken) {
        batches.record(events);
        time.record(taken);
    }

    @Override
    public long around(LongSupplier append) {
        try {
            return traces.step("append", Map.of(), append::getAsLong);
        } catch (LogUnavailableException e) {
            failed.increment();
            throw e;
        }
    }
}
