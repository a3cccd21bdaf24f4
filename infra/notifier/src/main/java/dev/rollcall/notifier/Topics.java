package dev.rollcall.notifier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that the notifier reads and keeps. */
final class Topics {

    static final String FEED = "rollcall.events";
    /** Which requests are done, by event id. */
    static final String SENT = "rollcall.mail.sent";
    /** What the server never took. */
    static final String DEAD = "rollcall.mail.dead";

    /** As long as the feed keeps events: nothing older can come again, and it is below the deadlines of erasure. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

    private Topics() {}

    /** @throws KafkaException while Kafka does not answer */
    static void ensureOwn(String kafka) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000))) {
            ensure(admin, topic(SENT, "compact,delete", REMEMBERED));
            ensure(admin, topic(DEAD, "delete", REMEMBERED));
        }
    }

    private static NewTopic topic(String name, String cleanup, Duration retention) {
        return new NewTopic(name, Optional.of(1), Optional.empty())
                .configs(Map.of("cleanup.policy", cleanup, "retention.ms", Long.toString(retention.toMillis())));
    }

    private static void ensure(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(e.getCause());
            }
        }
    }
}
