package dev.rollcall.benchmark.lab;

import dev.rollcall.standalone.parts.FreePort;
import dev.rollcall.standalone.parts.KafkaMain;
import dev.rollcall.standalone.parts.KafkaPing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A Kafka of its own, and how much of the feed it has. */
public final class Broker implements AutoCloseable {

    public static final String TOPIC = "rollcall.events";

    private final JavaProcess process;
    private final String address;
    private final Admin admin;

    private Broker(JavaProcess process, String address) {
        this.process = process;
        this.address = address;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address));
    }

    public static Broker start(Lab lab) {
        int port = FreePort.next();
        Path data = lab.home().kafka().resolve("port-" + port);
        return lab.running(new Broker(
                JavaProcess.start(
                        lab.home().log("kafka"),
                        "256m",
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                KafkaMain.class.getName(),
                                data.toString(),
                                Integer.toString(port)),
                        Map.of(),
                        () -> KafkaPing.answers(port)),
                "127.0.0.1:" + port));
    }

    public String address() {
        return address;
    }

    /** Records of the feed so far, repetitions included. */
    public long records() {
        try {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw new IllegalStateException("Kafka does not say how long the feed is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        process.close();
    }
}
