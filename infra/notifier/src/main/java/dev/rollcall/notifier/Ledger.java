package dev.rollcall.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * Which requests are done, and which came to nothing. The feed may repeat an event, much later than it was first there,
 * so the position in the feed says too little.
 */
final class Ledger implements AutoCloseable {

    private static final byte[] DONE = "done".getBytes(UTF_8);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> done = new HashSet<>();

    Ledger(String kafka) {
        this.kafka = kafka;
        this.producer = Clients.producer(kafka);
    }

    /** Learns what others have done; to be called whenever something of theirs becomes ours. */
    void load() {
        TopicPartition all = new TopicPartition(Topics.SENT, 0);
        try (KafkaConsumer<String, byte[]> consumer = Clients.consumer(kafka, "rollcall-notifier-ledger")) {
            consumer.assign(List.of(all));
            consumer.seekToBeginning(List.of(all));
            long end = consumer.endOffsets(List.of(all)).getOrDefault(all, 0L);
            while (consumer.position(all) < end) {
                consumer.poll(POLL).forEach(record -> done.add(record.key()));
            }
        }
    }

    boolean isDone(String id) {
        return done.contains(id);
    }

    /** @throws KafkaException if nobody else will know; this process does in any case */
    void done(String id) {
        done.add(id);
        send(new ProducerRecord<>(Topics.SENT, id, DONE));
    }

    /** @throws KafkaException if it is not kept; then it must not be given up */
    void dead(String id, byte[] data, Headers headers) {
        send(new ProducerRecord<>(Topics.DEAD, null, id, data, headers));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
