package dev.rollcall.command.feed;

import dev.rollcall.command.platform.Acknowledgements;
import dev.rollcall.command.platform.CloudEvents;
import dev.rollcall.command.platform.KafkaTopic;
import io.cloudevents.CloudEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends every committed event to Kafka, in the order of the log, and moves on only when the broker has acknowledged
 * the batch (R95). A batch that fails is sent again: at least once. Never reset this processor: it would publish
 * everything anew.
 */
@Component
@ProcessingGroup("feed")
class Feed {

    private final KafkaTemplate<String, CloudEvent> kafka;
    private final KafkaTopic topic;
    private final CloudEvents cloudEvents;

    Feed(KafkaTemplate<String, CloudEvent> kafka, KafkaTopic topic, CloudEvents cloudEvents) {
        this.kafka = kafka;
        this.topic = topic;
        this.cloudEvents = cloudEvents;
    }

    @EventHandler
    void on(DomainEventMessage<?> event) {
        Acknowledgements.ofBatch(topic)
                .add(kafka.send(topic.name(), event.getAggregateIdentifier(), cloudEvents.of(event)));
    }
}
