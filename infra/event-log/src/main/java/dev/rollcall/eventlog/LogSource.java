package dev.rollcall.eventlog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The log as streaming processors read it: from any position, woken when it grows. */
public final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final EventLog log;
    private final LogGrowth growth;
    private final LogTail tail;

    public LogSource(EventLog log, LogGrowth growth) {
        this.log = log;
        this.growth = growth;
        this.tail = new LogTail(log, growth);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LogStream(this, growth, tail, EventLog.positionOf(token));
    }

    /** Keeps nothing in memory of what was read until now, some of which may be erased. */
    public void forget() {
        tail.forget();
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

    /**
     * Events from the log itself, in order.
     *
     * @param after position after which they begin
     * @param last position of the last one
     */
    public Stream<? extends TrackedEventMessage<?>> read(long after, long last) {
        return log.readEvents(new GlobalSequenceTrackingToken(after), false).limit(Math.max(0, last - after));
    }

    /** Those at these positions, in order; what the log does not have is left out. */
    public Stream<? extends TrackedEventMessage<?>> readAt(Collection<Long> positions) {
        return log.readEventsAt(positions);
    }

    /**
     * Positions of events that may be about a user, as they name them somewhere, in order.
     *
     * @param after position after which they begin
     * @param last position of the last one that is looked at
     * @param most how many at once
     */
    public List<Long> positionsNaming(UUID user, long after, long last, int most) {
        return log.positionsNaming(user, after, last, most);
    }

    /** Position of the last event; 0 for an empty log. */
    public long head() {
        return log.head();
    }

    /** Position of the last event that had been recorded by then; 0 for none. */
    public long positionAt(Instant instant) {
        return log.positionAt(instant);
    }

    /** When events were recorded, by position, as far as the log has them. */
    public Map<Long, Instant> recordedAt(Collection<Long> positions) {
        return log.recordedAt(positions);
    }

    /** When a position was recorded; empty for one that the log does not have. */
    public Optional<Instant> recordedAt(long position) {
        return log.recordedAt(position);
    }
}
