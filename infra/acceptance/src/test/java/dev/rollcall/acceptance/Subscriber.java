package dev.rollcall.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Somebody on Kafka who knows nothing of our code, only the topic and CloudEvents. */
final class Subscriber {

    private static final String TOPIC = "rollcall.events";

    private final String bootstrapServers;

    Subscriber(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    record Received(String key, Map<String, String> headers, String data) {

        long position() {
            return Long.parseLong(headers.getOrDefault("ce_position", ""));
        }
    }

    /** Reads the topic from its beginning until every position up to this one has come, or the time is up. */
    List<Received> readUpTo(long position, Duration most) {
        List<Received> received = new ArrayList<>();
        read(TOPIC, received, () -> missing(received, position) == 0, most);
        return received;
    }

    /** Reads a topic from its beginning until such a message has come, or the time is up. */
    List<Received> readUpTo(String topic, Predicate<Received> last, Duration most) {
        List<Received> received = new ArrayList<>();
        read(topic, received, () -> received.stream().anyMatch(last), most);
        return received;
    }

    private void read(String topic, List<Received> received, BooleanSupplier isEnough, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            // A topic is made with its first event.
            List<TopicPartition> partitions = await()
                    .atMost(most)
                    .pollInSameThread()
                    .until(() -> consumer.partitionsFor(topic), found -> !found.isEmpty())
                    .stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!isEnough.getAsBoolean() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> received.add(received(message)));
            }
        }
    }

    private static long missing(List<Received> received, long position) {
        Set<Long> positions = received.stream()
                .map(Received::position)
                .filter(seen -> seen <= position)
                .collect(Collectors.toSet());
        return position - positions.size();
    }

    private static Received received(ConsumerRecord<String, String> message) {
        Map<String, String> headers = new HashMap<>();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new Received(message.key(), headers, message.value());
    }
}
