package dev.rollcall.notifier;

import dev.rollcall.events.mail.MailEvent.MailRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;

/** Sends what was put aside, once somebody has mended what was in its way. */
@Command(
        name = "resend-dead",
        description =
                "Send the mails of the dead-letter topic that have not been sent since; ends when all were tried.",
        mixinStandardHelpOptions = true)
final class ResendDead implements Callable<Integer> {

    private static final String GROUP = "rollcall-notifier-dead";
    private static final TopicPartition DEAD = new TopicPartition(Topics.DEAD, 0);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, String> environment;

    ResendDead(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = Settings.of(new Environment(environment));
        Letters letters = new Letters(settings.codes(), settings.publicUrl());
        Topics.ensureOwn(settings.kafka());
        int sent = 0;
        int expired = 0;
        int refused = 0;
        try (Post post = new Post(settings.smtp(), settings.from());
                Ledger ledger = new Ledger(settings.kafka());
                KafkaConsumer<String, byte[]> consumer = Clients.consumer(settings.kafka(), GROUP)) {
            for (ConsumerRecord<String, byte[]> record : dead(consumer)) {
                Request request = Request.of(record).orElse(new Request("", Optional.empty()));
                MailRequested mail = request.mail().orElse(null);
                if (mail == null) {
                    refused++;
                    again(ledger, record);
                } else if (Request.hasExpired(mail, Instant.now())) {
                    expired++;
                } else {
                    Outcome outcome = post.send(request.id(), mail.address(), mail.name(), letters.of(mail));
                    if (outcome.kind() == Outcome.Kind.UNREACHABLE) {
                        System.err.printf(
                                "notifier: the mail server takes no mail (%s); sent %d before that%n",
                                outcome.reason(), sent);
                        return 1;
                    }
                    if (outcome.kind() == Outcome.Kind.SENT) {
                        sent++;
                    } else {
                        refused++;
                        again(ledger, record);
                    }
                }
                consumer.commitSync(Map.of(DEAD, new OffsetAndMetadata(record.offset() + 1)));
            }
        }
        System.out.printf("%d sent, %d expired meanwhile, %d refused again%n", sent, expired, refused);
        return refused == 0 ? 0 : 1;
    }

    /** To the end of the topic, for the next time. */
    private static void again(Ledger ledger, ConsumerRecord<String, byte[]> record) {
        ledger.dead(record.key(), record.value(), record.headers());
    }

    /** What is there now; what comes meanwhile waits. */
    private static List<ConsumerRecord<String, byte[]>> dead(KafkaConsumer<String, byte[]> consumer) {
        consumer.assign(List.of(DEAD));
        OffsetAndMetadata done = consumer.committed(Set.of(DEAD)).get(DEAD);
        if (done == null) {
            consumer.seekToBeginning(List.of(DEAD));
        } else {
            consumer.seek(DEAD, done.offset());
        }
        long end = consumer.endOffsets(List.of(DEAD)).getOrDefault(DEAD, 0L);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        while (consumer.position(DEAD) < end) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }
}
