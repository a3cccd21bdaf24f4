package dev.rollcall.notifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever runs this has to know: in the log with a stable code, in the metrics and in the health. */
final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();
    private final AtomicLong dead = new AtomicLong();
    private final Counter outages;
    private final Counter deadLetters;
    private final Counter sent;
    private final Counter expired;
    private final Counter retries;

    /** @param reason without anything personal */
    record Outage(Instant since, String reason) {}

    Alarms(MeterRegistry metrics) {
        outages = metrics.counter("rollcall.mail.outages");
        deadLetters = metrics.counter("rollcall.mail.dead");
        sent = metrics.counter("rollcall.mail.sent");
        expired = metrics.counter("rollcall.mail.expired");
        retries = metrics.counter("rollcall.mail.retries");
        metrics.gauge("rollcall.mail.server.reachable", outage, current -> current.get() == null ? 1 : 0);
    }

    void sent(String id, Object template) {
        sent.increment();
        LOG.info("{} of event {} sent", template, id);
        Outage over = outage.getAndSet(null);
        if (over != null) {
            LOG.info("The mail server takes mail again; it did not since {}", over.since());
        }
    }

    void expired(String id, Object template) {
        expired.increment();
        LOG.info("{} of event {} not sent: its code has expired", template, id);
    }

    void later(String id, String reason, int attempts) {
        retries.increment();
        LOG.warn("The mail of event {} is tried again: {}, attempt {}", id, reason, attempts);
    }

    void unreachable(String reason) {
        if (outage.compareAndSet(null, new Outage(Instant.now(), reason))) {
            outages.increment();
            LOG.error("notifier.smtp-unreachable: {}; mails wait until it is back", reason);
        }
    }

    void dead(String id, String reason, int attempts) {
        deadLetters.increment();
        dead.incrementAndGet();
        LOG.error(
                "notifier.mail-dead: the mail of event {} was put aside: {}, after {} attempts; see resend-dead",
                id,
                reason,
                attempts);
    }

    /** Null while the server takes mail. */
    @Nullable
    Outage outage() {
        return outage.get();
    }

    /** Since the start. */
    long deadLetters() {
        return dead.get();
    }
}
