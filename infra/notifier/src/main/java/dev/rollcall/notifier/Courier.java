package dev.rollcall.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the feed, partition by partition in order, and moves on only past what is done with: whoever is killed
 * in between mails one twice at most. A request that has to wait keeps its partition waiting, not the others.
 */
final class Courier implements Runnable {

    static final String GROUP = "rollcall-notifier";

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Ledger ledger;
    private final Desk desk;
    private final Post post;
    private final Map<TopicPartition, Instant> waiting = new HashMap<>();
    private volatile boolean stopping;
    private volatile boolean ready;

    Courier(String kafka, Ledger ledger, Desk desk, Post post) {
        this.consumer = Clients.consumer(kafka, GROUP);
        this.ledger = ledger;
        this.desk = desk;
        this.post = post;
    }

    /** Whether Kafka has answered, and the feed is being read. */
    boolean isReady() {
        return ready;
    }

    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.FEED), new Assignments());
            while (!stopping) {
                resume();
                ConsumerRecords<String, byte[]> records = consumer.poll(untilSomebodyIsDue());
                ready = true;
                for (TopicPartition partition : records.partitions()) {
                    carry(partition, records.records(partition));
                }
                post.close();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        } finally {
            ready = false;
            post.close();
        }
    }

    private void carry(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        long done = -1;
        for (ConsumerRecord<String, byte[]> record : records) {
            if (stopping) {
                break;
            }
            Optional<Request> request = Request.of(record);
            if (request.isPresent()) {
                Optional<Duration> wait = desk.handle(request.get(), record);
                if (wait.isPresent()) {
                    consumer.seek(partition, record.offset());
                    consumer.pause(Set.of(partition));
                    waiting.put(partition, Instant.now().plus(wait.get()));
                    break;
                }
                commit(partition, record.offset() + 1);
                done = -1;
            } else {
                done = record.offset() + 1;
            }
        }
        if (done >= 0) {
            commit(partition, done);
        }
    }

    /** Not to be able to is no harm: what comes again is known to be done. */
    private void commit(TopicPartition partition, long offset) {
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
        } catch (WakeupException e) {
            // Stopping: once more, which does not wait to be woken.
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
        } catch (KafkaException e) {
            LOG.warn("How far {} is was not noted ({})", partition, e.getClass().getSimpleName());
        }
    }

    private void resume() {
        Instant now = Instant.now();
        List<TopicPartition> due = waiting.entrySet().stream()
                .filter(each -> !now.isBefore(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        consumer.resume(due);
        due.forEach(waiting::remove);
    }

    private Duration untilSomebodyIsDue() {
        Instant now = Instant.now();
        return waiting.values().stream()
                .map(at -> Duration.between(now, at))
                .filter(wait -> wait.compareTo(POLL) < 0)
                .min(Duration::compareTo)
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(POLL);
    }

    private final class Assignments implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(waiting::remove);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                ledger.load();
            }
        }
    }
}
