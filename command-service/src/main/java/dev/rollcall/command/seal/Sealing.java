package dev.rollcall.command.seal;

import dev.rollcall.command.seal.Sealer.Round;
import dev.rollcall.seal.SignedNote;
import dev.rollcall.web.Failures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Seals what was appended, every second, and says what is wrong until somebody has looked. */
@Component("sealHealthIndicator")
class Sealing implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Sealer sealer;
    private final Checkpoints checkpoints;
    private final TransactionOperations transactions;
    private final AtomicReference<@Nullable String> tampered = new AtomicReference<>();
    private final Clock clock;
    private volatile Instant oldest;
    private @Nullable SignedNote told;
    private boolean published;

    Sealing(
            Sealer sealer,
            Checkpoints checkpoints,
            TransactionOperations transactions,
            Clock clock,
            MeterRegistry meters) {
        this.sealer = sealer;
        this.checkpoints = checkpoints;
        this.transactions = transactions;
        this.clock = clock;
        this.oldest = clock.instant();
        Gauge.builder("rollcall.seal.age", this, sealing -> sealing.age().toMillis() / 1_000.0)
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("rollcall.seal.tampered", this, sealing -> sealing.tampered.get() == null ? 0 : 1)
                .tag("what", "checkpoint")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void goOn() {
        if (tampered.get() != null) {
            return;
        }
        try {
            publishLast();
            Round round;
            do {
                round = Objects.requireNonNull(transactions.execute(transaction -> sealer.seal(told)));
                if (round != Round.ELSEWHERE) {
                    oldest = clock.instant().minus(round.age());
                }
                if (round.note() != null) {
                    told = round.note();
                    checkpoints.publish(round.note());
                }
            } while (round.isMore());
        } catch (TamperedException e) {
            tampered.set(e.getMessage());
            LOG.error("SOMEBODY HAS TAMPERED WITH THE LOG, nothing is sealed any more: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The log could not be sealed, and is tried again: {}", Failures.describe(e));
        }
    }

    /** Of the oldest event that may not be sealed; grows for as long as no round succeeds. */
    private Duration age() {
        return Duration.between(oldest, clock.instant());
    }

    /** Once, after a start: who was here before may have been killed in between. */
    private void publishLast() {
        if (!published) {
            told = checkpoints.lastWritten(note -> sealer.signed(note).isPresent());
            sealer.ensureStored(told);
            sealer.last().ifPresent(checkpoints::publish);
            published = true;
        }
    }

    @Override
    public Health health() {
        String what = tampered.get();
        return what == null
                ? Health.up().withDetail("age", age()).build()
                : Health.down().withDetail("tampered", what).build();
    }
}
