package dev.rollcall.standalone.parts;

import java.nio.file.Path;

/** Runs the broker as a process of its own, so that it can be watched, measured and killed like the other parts. */
public final class KafkaMain {
    private KafkaMain() {}

    /** @param args data directory and port */
    public static void main(String[] args) {
        var kafka = new EmbeddedKafka(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop-kafka"));
        kafka.start();
        kafka.await();
    }
}
