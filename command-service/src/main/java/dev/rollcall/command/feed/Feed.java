package dev.rollcall.command.feed;

import dev.rollcall.command.platform.KafkaTopic;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
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

    private static final String ACKNOWLEDGEMENTS = "feed.acknowledgements";
    private static final long LONGEST_WAIT_SECONDS = 25;

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
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<CompletableFuture<?>> acknowledgements = batch.getOrComputeResource(ACKNOWLEDGEMENTS, key -> {
            topic.ensureExists();
            List<CompletableFuture<?>> pending = new ArrayList<>();
            batch.onPrepareCommit(work -> await(pending));
            return pending;
        });
        acknowledgements.add(kafka.send(topic.name(), event.getAggregateIdentifier(), cloudEvents.of(event)));
    }

    private static void await(List<CompletableFuture<?>> pending) {
        try {
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                    .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka had not acknowledged", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka has not acknowledged the batch", e);
        }
    }
}
