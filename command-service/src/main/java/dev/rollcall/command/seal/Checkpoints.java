package dev.rollcall.command.seal;

import dev.rollcall.command.platform.Acknowledgements;
import dev.rollcall.command.platform.KafkaTopic;
import dev.rollcall.seal.SignedNote;
import dev.rollcall.web.Failures;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Tells others what was signed, so that it cannot be unsaid: on a topic, and in a file. At least the last is told again
 * after a start; who is told late is told enough, because each checkpoint vouches for all before it.
 */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** In bytes; some hundred checkpoints. */
    private static final int TAIL = 65_536;

    private final KafkaTemplate<String, String> kafka;
    private final KafkaTopic topic;
    private final String file;
    private final AtomicReference<@Nullable SignedNote> unsent = new AtomicReference<>();

    /** @param file is appended to; none if empty */
    Checkpoints(KafkaTemplate<String, String> kafka, KafkaTopic topic, String file) {
        this.kafka = kafka;
        this.topic = topic;
        this.file = file;
    }

    /** Never waits for Kafka: sealing goes on without it. */
    void publish(SignedNote note) {
        unsent.set(note);
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(file),
                    note.note() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException | RuntimeException e) {
            LOG.warn("A checkpoint could not be written: {}", Failures.describe(e));
        }
    }

    /** The last one in the file that is signed as asked for; null for none. */
    @Nullable
    SignedNote lastWritten(Predicate<SignedNote> isSigned) {
        if (file.isEmpty() || Files.notExists(Path.of(file))) {
            return null;
        }
        try {
            // Text and signatures in turn; one that was broken off is none.
            List<String> parts = List.of(tail().split("\n\n"));
            return IntStream.iterate(parts.size() - 1, i -> i > 0, i -> i - 1)
                    .mapToObj(i -> new SignedNote(parts.get(i - 1) + "\n\n" + parts.get(i) + "\n"))
                    .filter(isSigned)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            LOG.warn("What was written of checkpoints cannot be read: {}", Failures.describe(e));
            return null;
        }
    }

    private String tail() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(Path.of(file))) {
            channel.position(Math.max(0, channel.size() - TAIL));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The last one, be it that others were meanwhile. */
    @Scheduled(fixedDelayString = "PT1S")
    void send() {
        SignedNote note = unsent.getAndSet(null);
        if (note == null) {
            return;
        }
        try {
            topic.ensureExists();
            Acknowledgements acknowledgement = new Acknowledgements();
            acknowledgement.add(kafka.send(topic.name(), "log", note.note()));
            acknowledgement.await();
        } catch (RuntimeException e) {
            unsent.compareAndSet(null, note);
            LOG.warn("A checkpoint did not reach Kafka, and is sent again: {}", Failures.describe(e));
        }
    }
}
