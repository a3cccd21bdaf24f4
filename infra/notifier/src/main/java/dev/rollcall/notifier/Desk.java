package dev.rollcall.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.mail.MailEvent.MailRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of each request: sent, tried again later, or put aside. */
final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration LONGEST_OUTAGE_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration WHILE_KAFKA_IS_AWAY = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Letters letters;
    private final Post post;
    private final Alarms alarms;
    private final Clock clock;
    private final int mostAttempts;
    private final Backoff ofMails;
    private final Backoff ofOutages;

    /** Of mails that the server did not take, by event; those of an outage are not counted. */
    private final Map<String, Integer> attempts = new HashMap<>();

    private int failedConnections;
    private Instant unreachableUntil = Instant.MIN;

    Desk(Settings settings, Ledger ledger, Letters letters, Post post, Alarms alarms, Clock clock) {
        this.ledger = ledger;
        this.letters = letters;
        this.post = post;
        this.alarms = alarms;
        this.clock = clock;
        this.mostAttempts = settings.attempts();
        this.ofMails = new Backoff(settings.firstWait(), LONGEST_WAIT);
        this.ofOutages = new Backoff(settings.firstWait(), LONGEST_OUTAGE_WAIT);
    }

    /** @return after which time it is to be handled again; empty when it is done with */
    Optional<Duration> handle(Request request, ConsumerRecord<String, byte[]> record) {
        if (ledger.isDone(request.id())) {
            return Optional.empty();
        }
        Outcome outcome = outcome(request);
        return switch (outcome.kind()) {
            case SENT -> done(request.id());
            case UNREACHABLE -> Optional.of(outage(outcome.reason()));
            case REFUSED ->
                putAside(request.id(), record, outcome.reason(), attempts.getOrDefault(request.id(), 0) + 1);
            case LATER -> later(request.id(), record, outcome.reason());
        };
    }

    private Outcome outcome(Request request) {
        if (request.mail().isEmpty()) {
            return Outcome.refused("mail.unreadable");
        }
        MailRequested mail = request.mail().get();
        if (Request.hasExpired(mail, clock.instant())) {
            alarms.expired(request.id(), mail.template());
            return Outcome.SENT;
        }
        if (clock.instant().isBefore(unreachableUntil)) {
            return Outcome.unreachable("");
        }
        Outcome outcome = post.send(request.id(), mail.address(), mail.name(), letters.of(mail));
        if (outcome.kind() == Outcome.Kind.SENT) {
            failedConnections = 0;
            alarms.sent(request.id(), mail.template());
        }
        return outcome;
    }

    private Optional<Duration> done(String id) {
        attempts.remove(id);
        try {
            ledger.done(id);
        } catch (KafkaException e) {
            LOG.warn(
                    "Kafka did not note that event {} is done ({})",
                    id,
                    e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private Duration outage(String reason) {
        Instant now = clock.instant();
        if (!now.isBefore(unreachableUntil)) {
            alarms.unreachable(reason);
            failedConnections++;
            unreachableUntil = now.plus(ofOutages.after(failedConnections));
        }
        return Duration.between(now, unreachableUntil);
    }

    private Optional<Duration> later(String id, ConsumerRecord<String, byte[]> record, String reason) {
        int count = attempts.merge(id, 1, Integer::sum);
        if (count >= mostAttempts) {
            return putAside(id, record, reason, count);
        }
        alarms.later(id, reason, count);
        return Optional.of(ofMails.after(count));
    }

    private Optional<Duration> putAside(String id, ConsumerRecord<String, byte[]> record, String reason, int count) {
        try {
            ledger.dead(id, record.value(), headers(record, reason, count));
        } catch (KafkaException e) {
            LOG.warn(
                    "Kafka did not take the dead letter of event {} ({})",
                    id,
                    e.getClass().getSimpleName());
            return Optional.of(WHILE_KAFKA_IS_AWAY);
        }
        alarms.dead(id, reason, count);
        return done(id);
    }

    private static Headers headers(ConsumerRecord<String, byte[]> record, String reason, int count) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        for (String each : new String[] {"mail-reason", "mail-attempts", "mail-origin"}) {
            headers.remove(each);
        }
        return headers.add("mail-reason", reason.getBytes(UTF_8))
                .add("mail-attempts", Integer.toString(count).getBytes(UTF_8))
                .add(
                        "mail-origin",
                        "%s-%d@%d"
                                .formatted(record.topic(), record.partition(), record.offset())
                                .getBytes(UTF_8));
    }
}
