package dev.rollcall.command.replay;

import dev.rollcall.command.platform.KafkaTopic;
import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Topics of subscribers' own, each with one partition: what is in it has one order, and one end. */
@Component
class ReplayTopics {

    private final KafkaAdmin admin;
    private final String prefix;
    private final Duration retention;

    ReplayTopics(
            KafkaAdmin admin,
            @Value("${rollcall.replay.topic-prefix}") String prefix,
            @Value("${rollcall.feed.retention}") Duration retention) {
        this.admin = admin;
        this.prefix = prefix;
        this.retention = retention;
    }

    String name(String replay) {
        return prefix + replay;
    }

    /** Kafka's own id of the topic, which is made unless its subscriber has. */
    String id(String topic) {
        return new KafkaTopic(
                        admin,
                        TopicBuilder.name(topic)
                                .partitions(1)
                                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                                .build())
                .id();
    }
}
