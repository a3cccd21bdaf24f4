package dev.rollcall.command.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The topic of the feed. Made when it is first needed, so that the service starts without a broker. */
@Component
class FeedTopic {

    private static final int LONGEST_WAIT_SECONDS = 10;

    private final KafkaAdmin admin;
    private final NewTopic topic;
    private boolean exists;

    FeedTopic(
            KafkaAdmin admin,
            @Value("${rollcall.feed.topic}") String name,
            @Value("${rollcall.feed.partitions}") int partitions,
            @Value("${rollcall.feed.retention}") Duration retention) {
        this.admin = admin;
        this.topic = TopicBuilder.name(name)
                .partitions(partitions)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                .build();
    }

    String name() {
        return topic.name();
    }

    /** Never changes a topic that is there: with more partitions, streams would move between them and lose their order. */
    synchronized void ensureExists() {
        if (exists) {
            return;
        }
        try (Admin client = Admin.create(admin.getConfigurationProperties())) {
            client.createTopics(List.of(topic)).all().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making the topic of the feed", e);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topic of the feed could not be made", e);
            }
        }
        exists = true;
    }
}
