package dev.rollcall.benchmark.load;

import dev.rollcall.benchmark.lab.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A subscriber of the feed who notes when which position arrives. */
public final class FeedReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Long, Long> arrivals = new ConcurrentHashMap<>();
    private final Thread thread;

    /** Reads what comes from now on. */
    public FeedReader(Broker broker) {
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Broker.TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: what is asked for now is what "from now on" means.
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("feed-reader").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMinutes(1))) {
                    Header position = each.headers().lastHeader("ce_position");
                    arrivals.putIfAbsent(
                            Long.valueOf(new String(position.value(), StandardCharsets.US_ASCII)), System.nanoTime());
                }
            }
        } catch (WakeupException closed) {
            // The way in which another thread ends it.
        }
    }

    /** When it came first, as {@link System#nanoTime}. */
    public Optional<Long> arrival(long position) {
        return Optional.ofNullable(arrivals.get(position));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
