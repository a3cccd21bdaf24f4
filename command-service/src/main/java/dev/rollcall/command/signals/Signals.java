package dev.rollcall.command.signals;

import dev.rollcall.command.platform.Acknowledgements;
import dev.rollcall.command.platform.KafkaTopic;
import dev.rollcall.command.platform.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends a security event token for each event that is one to relying parties, at least once, in the order of the log. */
@ProcessingGroup("signals")
class Signals {

    private static final byte[] CONTENT_TYPE = "application/secevent+jwt".getBytes(StandardCharsets.US_ASCII);

    private final SecurityEvents events;
    private final SecurityEventTokens tokens;
    private final KafkaTemplate<String, String> kafka;
    private final KafkaTopic topic;

    Signals(SecurityEvents events, SecurityEventTokens tokens, KafkaTemplate<String, String> kafka, KafkaTopic topic) {
        this.events = events;
        this.tokens = tokens;
        this.kafka = kafka;
        this.topic = topic;
    }

    @EventHandler
    void on(DomainEventMessage<?> message) {
        MetaData metadata = message.getMetaData();
        Optional<SecurityEvent> event =
                events.of(message.getPayload(), text(metadata, Metadata.ACTOR_ID), message.getTimestamp());
        event.ifPresent(it -> {
            String token = tokens.sign(
                    it, message.getIdentifier(), message.getTimestamp(), text(metadata, Metadata.CORRELATION_ID));
            // One user, one partition: what happened to them and their sessions stays in order.
            ProducerRecord<String, String> signal =
                    new ProducerRecord<>(topic.name(), it.userId().toString(), token);
            signal.headers().add("content-type", CONTENT_TYPE);
            Acknowledgements.ofBatch(topic).add(kafka.send(signal));
        });
    }

    private static @Nullable String text(MetaData metadata, String name) {
        return (String) metadata.get(name);
    }
}
