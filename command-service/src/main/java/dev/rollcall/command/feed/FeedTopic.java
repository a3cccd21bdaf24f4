package dev.rollcall.command.feed;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The topic of the feed. Made when it is first needed, so that the service starts without a broker. */
@Component
class FeedTopic {

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

    synchronized void ensureExists() {
        if (!exists) {
            admin.createOrModifyTopics(topic);
            exists = true;
        }
    }
}
