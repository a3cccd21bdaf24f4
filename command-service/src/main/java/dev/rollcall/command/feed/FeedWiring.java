package dev.rollcall.command.feed;

import dev.rollcall.command.platform.KafkaTemplates;
import dev.rollcall.command.platform.KafkaTopic;
import dev.rollcall.command.platform.StreamStatus;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.ProcessorFailures;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.config.EventProcessingConfiguration;
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
    KafkaTemplate<String, CloudEvent> feedTemplate(ProducerFactory<String, CloudEvent> feedProducers) {
        return KafkaTemplates.of(feedProducers);
    }

    @Bean
    StreamStatus feedHealthIndicator(
            EventProcessingConfiguration processing,
            LogSource log,
            ProcessorFailures failures,
            Clock clock,
            MeterRegistry meters) {
        return new StreamStatus("feed", processing, log, failures, clock, meters);
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
