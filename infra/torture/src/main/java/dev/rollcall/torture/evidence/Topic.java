package dev.rollcall.torture.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.torture.proof.FedEvent;
import dev.rollcall.torture.proof.Log;
import dev.rollcall.torture.proof.LoggedEvent;
import dev.rollcall.torture.proof.SentAgain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The feed as a subscriber sees it who knows nothing of our code. */
public record Topic(String bootstrapServers) {
    private static final String NAME = "rollcall.events";
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads from the beginning until the end, and on until every event of the log has come or the time is up. */
    public List<FedEvent> read(Log log, Duration most) {
        List<FedEvent> messages = new ArrayList<>();
        Set<String> missing = new HashSet<>();
        log.events().stream().map(LoggedEvent::id).forEach(missing::add);
        long deadline = System.nanoTime() + most.toNanos();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while ((!missing.isEmpty() || !isAtEnd(consumer, partitions)) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(500)).forEach(message -> {
                    FedEvent event = event(message);
                    messages.add(event);
                    missing.remove(event.id());
                });
            }
        }
        return messages;
    }

    /** What subscribers were sent again, each with its topic read to the end. */
    public Map<SentAgain, List<SentAgain.Message>> read(List<SentAgain> replays) {
        Map<SentAgain, List<SentAgain.Message>> all = new HashMap<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            for (SentAgain replay : replays) {
                List<TopicPartition> partitions = List.of(new TopicPartition(replay.topic(), 0));
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                List<SentAgain.Message> messages = new ArrayList<>();
                while (!isAtEnd(consumer, partitions)) {
                    consumer.poll(Duration.ofMillis(500)).forEach(message -> messages.add(sentAgain(message)));
                }
                all.put(replay, messages);
            }
        }
        return all;
    }

    private static SentAgain.Message sentAgain(ConsumerRecord<String, String> message) {
        String position = header(message, "ce_position");
        return new SentAgain.Message(
                header(message, "ce_replay"),
                header(message, "ce_id"),
                position.isEmpty() ? 0 : Long.parseLong(position));
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static boolean isAtEnd(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream().allMatch(each -> consumer.position(each) >= ends.getOrDefault(each, 0L));
    }

    private static FedEvent event(ConsumerRecord<String, String> message) {
        return new FedEvent(
                message.key(),
                header(message, "ce_id"),
                header(message, "ce_type"),
                Long.parseLong(header(message, "ce_position")),
                Long.parseLong(header(message, "ce_sequence")),
                address(message.value()));
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static String address(String data) {
        try {
            JsonNode json = JSON.readTree(data);
            return json.path("address").asString(json.path("primaryEmail").asString(""));
        } catch (JacksonException e) {
            throw new EvidenceMissing("a message on Kafka is no JSON", e);
        }
    }
}
