package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir(factory = WithSpace.class)
    private Path directory;

    private final int port = FreePort.next();
    private final Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);

    @Test
    void keepsWhatItAcknowledgedThroughStopAndKill() throws Exception {
        try (var kafka = new EmbeddedKafka(directory, port)) {
            kafka.start();
            try (var admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic("events", 1, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            send("in process");
        }

        Process process = ownProcess();
        send("before the kill");
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        try (var kafka = new EmbeddedKafka(directory, port)) {
            kafka.start();
            send("after the kill");
            assertThat(received(3)).containsExactly("in process", "before the kill", "after the kill");
        }
    }

    private Process ownProcess() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaMain.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(directory
                        .resolveSibling(directory.getFileName() + ".log")
                        .toFile())
                .start();
    }

    private void send(String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("events", value)).get(60, TimeUnit.SECONDS);
        }
    }

    private List<String> received(int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "group.id", "test", "auto.offset.reset", "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("events"));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> values.add(each.value()));
            }
        }
        return values;
    }
}
