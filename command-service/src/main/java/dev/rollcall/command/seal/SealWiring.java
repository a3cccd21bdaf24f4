package dev.rollcall.command.seal;

import dev.rollcall.command.platform.KafkaTopic;
import dev.rollcall.seal.SigningKey;
import dev.rollcall.web.InvalidSettingException;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Refuses to start without the key that checkpoints are signed with. */
@Configuration(proxyBeanMethods = false)
class SealWiring {

    @Bean
    Sealer sealer(
            JdbcClient db,
            @Value("${rollcall.seal.name}") String name,
            @Value("${rollcall.seal.key}") String key,
            Clock clock) {
        try {
            return new Sealer(db, SigningKey.of(name, key), clock);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("ROLLCALL_SEAL_KEY or ROLLCALL_LOG_NAME: " + e.getMessage());
        }
    }

    /** Kept for good: what is told of the log must not be forgotten before the log. */
    @Bean
    Checkpoints checkpoints(
            KafkaProperties settings,
            KafkaAdmin admin,
            @Value("${rollcall.seal.topic}") String topic,
            @Value("${rollcall.seal.file}") String file) {
        var properties = settings.buildProducerProperties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return new Checkpoints(
                new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(properties)),
                new KafkaTopic(
                        admin,
                        TopicBuilder.name(topic)
                                .partitions(1)
                                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                                .build()),
                file);
    }
}
