package dev.rollcall.command.feed;

import dev.rollcall.command.platform.KafkaTopic;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** The producer of the feed, with the settings of {@code spring.kafka}. */
@Configuration(proxyBeanMethods = false)
class FeedWiring {

    @Bean
    ProducerFactory<String, CloudEvent> feedProducers(KafkaProperties settings) {
        return new DefaultKafkaProducerFactory<>(
                settings.buildProducerProperties(), new StringSerializer(), new CloudEventSerializer());
    }

    @Bean
    KafkaTemplate<String, CloudEvent> feedTemplate(ProducerFactory<String, CloudEvent> producers) {
        return new KafkaTemplate<>(producers);
    }

    @Bean
    KafkaTopic feedTopic(
            KafkaAdmin admin,
            @Value("${rollcall.feed.topic}") String name,
            @Value("${rollcall.feed.partitions}") int partitions,
            @Value("${rollcall.feed.retention}") Duration retention) {
        return new KafkaTopic(
                admin,
                TopicBuilder.name(name)
                        .partitions(partitions)
                        .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                        .build());
    }
}
