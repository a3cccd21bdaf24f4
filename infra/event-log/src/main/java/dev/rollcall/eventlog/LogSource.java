package dev.rollcall.eventlog;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The log as streaming processors read it: from any position, woken when it grows. */
public final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final EventLog log;
    private final LogGrowth growth;

    public LogSource(EventLog log, LogGrowth growth) {
        this.log = log;
        this.growth = growth;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LogStream(log, growth, token);
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return log.createTokenAt(instant);
    }

    /** When a position was recorded; empty for one that the log does not have. */
    public Optional<Instant> recordedAt(long position) {
        return log.recordedAt(position);
    }
}
