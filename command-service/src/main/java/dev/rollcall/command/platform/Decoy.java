package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Answer;
import dev.rollcall.eventlog.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Stores something of no meaning, durably and in turn with all others: where time must not tell that there was nothing
 * to be recorded.
 */
@Component
public class Decoy {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final byte[] NOTHING = new byte[512];

    private final EventLog log;
    private final Clock clock;

    Decoy(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Takes as long as it takes to record one event. */
    public void store() {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        log.keepAnswer(new Answer(
                UUID.randomUUID().toString(),
                "",
                NOTHING.clone(),
                clock.instant().plus(KEPT)));
        work.commit();
    }
}
