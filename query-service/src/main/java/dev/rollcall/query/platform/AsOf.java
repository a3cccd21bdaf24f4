package dev.rollcall.query.platform;

import dev.rollcall.eventlog.LogSource;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads {@code asOf}: an instant (RFC 3339), or a position, which stands for the instant it was recorded at. */
@Component
public class AsOf {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 9999;

    private final LongFunction<Optional<Instant>> recordedAt;
    private final ToLongFunction<Instant> positionAt;
    private final Clock clock;

    @Autowired
    AsOf(LogSource log, Clock clock) {
        this(log::recordedAt, log::positionAt, clock);
    }

    /**
     * @param recordedAt when a position was recorded; empty for one that the log does not have
     * @param positionAt of the last event that had been recorded by an instant
     */
    AsOf(LongFunction<Optional<Instant>> recordedAt, ToLongFunction<Instant> positionAt, Clock clock) {
        this.recordedAt = recordedAt;
        this.positionAt = positionAt;
        this.clock = clock;
    }

    /** A position of the log, and when that was. */
    public record Point(long position, Instant instant) {}

    /**
     * The point asked for.
     *
     * @throws Refusal for what is neither instant nor position, or a position that the log does not have
     */
    public Point point(String asOf) {
        Instant instant = instant(asOf);
        return new Point(isPosition(asOf) ? Long.parseLong(asOf) : positionAt.applyAsLong(instant), instant);
    }

    /**
     * Position of the first event that was recorded then or later, or of the one asked for.
     *
     * @throws Refusal for what is neither instant nor position, or a position that the log does not have
     */
    public long first(String from) {
        Instant instant = instant(from);
        return isPosition(from) ? Long.parseLong(from) : positionAt.applyAsLong(instant.minusNanos(1)) + 1;
    }

    /**
     * The instant asked for; now, where nothing is.
     *
     * @throws Refusal for what is neither, or a position that the log does not have
     */
    public Instant instant(@Nullable String asOf) {
        if (asOf == null) {
            return clock.instant();
        }
        if (isPosition(asOf)) {
            return recordedAt.apply(Long.parseLong(asOf)).orElseThrow(AsOf::invalid);
        }
        try {
            // In a query a plus stands for a blank.
            OffsetDateTime time = OffsetDateTime.parse(asOf.replace(' ', '+'));
            if (time.getYear() >= EARLIEST_YEAR && time.getYear() <= LATEST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static boolean isPosition(String asOf) {
        return asOf.matches("\\d{1,18}");
    }

    private static Refusal invalid() {
        return Refusal.invalidParameter(
                "asOf must be an instant such as 2001-06-30T09:00:00Z, or a position of the log.");
    }
}
