package dev.rollcall.command.signals;

import com.nimbusds.jose.jwk.RSAKey;
import dev.rollcall.command.platform.KafkaTopic;
import dev.rollcall.command.platform.StreamStatus;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.ProcessorFailures;
import dev.rollcall.web.InvalidSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Refuses to start without the key that tokens are signed with, or an issuer that is none. */
@Configuration(proxyBeanMethods = false)
class SignalsWiring {

    @Bean
    RSAKey signalKey(@Value("${rollcall.signals.key}") String key) {
        try {
            return SignalKey.of(key);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("ROLLCALL_SIGNALS_KEY: " + e.getMessage());
        }
    }

    @Bean
    SignalKeys signalKeys(JdbcClient db, RSAKey key, @Value("${rollcall.signals.issuer}") String issuer) {
        return new SignalKeys(db, key, checked(issuer));
    }

    /** An HTTPS URL with no query or fragment (SSF 1.0, section 7.1). */
    private static String checked(String issuer) {
        try {
            URI uri = URI.create(issuer);
            if ("https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return issuer;
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        throw refused();
    }

    private static InvalidSettingException refused() {
        return new InvalidSettingException("ROLLCALL_ISSUER: it is an https URL without query and fragment");
    }

    @Bean
    Signals signals(
            RSAKey key,
            @Value("${rollcall.signals.issuer}") String issuer,
            @Value("${rollcall.signals.audience}") String audience,
            @Value("${rollcall.signals.topic}") String topic,
            @Value("${rollcall.feed.partitions}") int partitions,
            @Value("${rollcall.feed.retention}") Duration retention,
            KafkaTemplate<String, String> kafka,
            KafkaAdmin admin,
            Clock clock) {
        return new Signals(
                new SecurityEvents(new Subjects(issuer)),
                new SecurityEventTokens(key, issuer, audience, clock),
                kafka,
                new KafkaTopic(
                        admin,
                        TopicBuilder.name(topic)
                                .partitions(partitions)
                                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                                .build()));
    }

    @Bean
    StreamStatus signalsHealthIndicator(
            EventProcessingConfiguration processing,
            LogSource log,
            ProcessorFailures failures,
            Clock clock,
            MeterRegistry meters) {
        return new StreamStatus("signals", processing, log, failures, clock, meters);
    }
}
