package dev.rollcall.query.platform;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The time at which what the current request shows is, or was. */
@Component
public class Moment {

    private static final ThreadLocal<@Nullable Instant> PAST = new ThreadLocal<>();

    private final Clock clock;

    Moment(Clock clock) {
        this.clock = clock;
    }

    /** Now, or the instant that was asked for. */
    public Instant instant() {
        Instant past = PAST.get();
        return past == null ? clock.instant() : past;
    }

    public boolean isPast() {
        return PAST.get() != null;
    }

    void travelTo(Instant instant) {
        PAST.set(instant);
    }

    void comeBack() {
        PAST.remove();
    }
}
