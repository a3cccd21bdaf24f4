package dev.rollcall.command.seal;

import dev.rollcall.command.platform.KafkaTopic;
import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.seal.PublicKey;
import dev.rollcall.seal.SigningKey;
import dev.rollcall.web.InvalidSettingException;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Refuses to start without the key that checkpoints are signed with. */
@Configuration(proxyBeanMethods = false)
class SealWiring {

    @Bean
    SealedTree sealedTree(JdbcClient db) {
        return new SealedTree(db);
    }

    @Bean
    Sealer sealer(
            JdbcClient db,
            SealedTree sealed,
            @Value("${rollcall.seal.name}") String name,
            @Value("${rollcall.seal.key}") String key,
            @Value("${rollcall.seal.former-public-keys}") List<String> former,
            Clock clock) {
        if (name.endsWith(PublicKey.EXPORTS)) {
            throw new InvalidSettingException(
                    "ROLLCALL_LOG_NAME: only who signs exports is called something with " + PublicKey.EXPORTS);
        }
        try {
            return new Sealer(
                    db,
                    sealed,
                    SigningKey.of(name, key),
                    former.stream().map(PublicKey::parse).toList(),
                    clock);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "ROLLCALL_SEAL_KEY, ROLLCALL_SEAL_FORMER_PUBLIC_KEYS or ROLLCALL_LOG_NAME: " + e.getMessage());
        }
    }

    /** Kept for good: what is told of the log must not be forgotten before the log. */
    @Bean
    Checkpoints checkpoints(
            KafkaTemplate<String, String> kafka,
            KafkaAdmin admin,
            @Value("${rollcall.seal.topic}") String topic,
            @Value("${rollcall.seal.file}") String file) {
        return new Checkpoints(
                kafka,
                new KafkaTopic(
                        admin,
                        TopicBuilder.name(topic)
                                .partitions(1)
                                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                                .build()),
                file);
    }
}
