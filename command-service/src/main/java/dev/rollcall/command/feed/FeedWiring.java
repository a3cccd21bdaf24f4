package dev.rollcall.command.feed;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
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
}
