package dev.rollcall.command.seal;

import dev.rollcall.command.platform.KafkaTopic;
import dev.rollcall.seal.SignedNote;
import dev.rollcall.web.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Tells others what was signed, so that it cannot be unsaid: on a topic, and in a file. At least the last is told again
 * after a start; who is told late is told enough, because each checkpoint vouches for all before it.
 */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final KafkaTemplate<String, String> kafka;
    private final KafkaTopic topic;
    private final String file;

    /** @param file is appended to; none if empty */
    Checkpoints(KafkaTemplate<String, String> kafka, KafkaTopic topic, String file) {
        this.kafka = kafka;
        this.topic = topic;
        this.file = file;
    }

    void publish(SignedNote note) {
        try {
            if (!file.isEmpty()) {
                Files.writeString(
                        Path.of(file),
                        note.note() + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            topic.ensureExists();
            kafka.send(topic.name(), "log", note.note()).whenComplete((sent, failure) -> {
                if (failure != null) {
                    LOG.warn("A checkpoint did not reach Kafka: {}", Failures.describe(failure));
                }
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("A checkpoint could not be published: {}", Failures.describe(e));
        }
    }
}
