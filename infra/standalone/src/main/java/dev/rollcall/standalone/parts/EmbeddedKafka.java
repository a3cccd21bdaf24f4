package dev.rollcall.standalone.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A real Kafka of one node, broker and controller in one, within this JVM and on the loopback interface alone. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            // One node replicates to nobody.
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // The defaults suit a cluster of hundreds of clients: 50 partitions each, 128 MB for the cleaner.
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // Whoever subscribes to a misspelt topic must not make one.
            Map.entry("auto.create.topics.enable", "false"),
            // A killed broker's session has to end before its successor may serve: 13 s with the defaults.
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("controlled.shutdown.enable", "true"),
            // acks=all means written by all replicas, not fsynced by any: with one replica a crash of the machine (not
            // of the process) loses what the system had not yet written out. Nothing is lost by that for good, the log
            // is PostgreSQL, but a subscriber would not be told again; so the gap is bounded to a second.
            Map.entry("log.flush.interval.ms", "1000"),
            // Below every deadline for erasure; older events come from a replay.
            Map.entry("log.retention.hours", "336"));

    private final Path directory;
    private final int port;
    private @Nullable KafkaRaftServer server;

    /** @param directory for the topics' data */
    public EmbeddedKafka(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns when the broker serves. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        // Only the node itself talks to its controller, so any free port will do, another one at each start.
        String controller = "127.0.0.1:" + freePort();
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("listeners", "PLAINTEXT://%s,%s://%s".formatted(bootstrapServers(), CONTROLLER, controller));
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("log.dirs", directory.toString());
        formatOnce();
        var starting = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Blocks until the broker was stopped. */
    void await() {
        KafkaRaftServer running = server;
        if (running != null) {
            running.awaitShutdown();
        }
    }

    private void formatOnce() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new PartException("cannot prepare " + directory + " for Kafka", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PartException("no free port for Kafka's controller", e);
        }
    }
}
