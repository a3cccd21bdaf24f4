package dev.rollcall.command.platform;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** The producer of messages that are text, with the settings of {@code spring.kafka}; it is closed with the service. */
@Configuration(proxyBeanMethods = false)
class KafkaWiring {

    @Bean
    ProducerFactory<String, String> textProducers(KafkaProperties settings) {
        Map<String, Object> properties = settings.buildProducerProperties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return new DefaultKafkaProducerFactory<>(properties);
    }

    @Bean
    KafkaTemplate<String, String> textTemplate(ProducerFactory<String, String> textProducers) {
        return KafkaTemplates.of(textProducers);
    }
}
