package dev.rollcall.command.replay;

import dev.rollcall.command.platform.CloudEvents;
import dev.rollcall.events.replay.ReplayEvent.ReplayRequested;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends events as the feed does, with the id of the replay, and at the end the marker that says so. */
@Component
class ReplaySender {

    private static final String COMPLETED = "rollcall.replay.completed.v1";

    private final KafkaTemplate<String, CloudEvent> kafka;
    private final CloudEvents cloudEvents;
    private final JsonMapper json;

    ReplaySender(KafkaTemplate<String, CloudEvent> kafka, CloudEvents cloudEvents, JsonMapper json) {
        this.kafka = kafka;
        this.cloudEvents = cloudEvents;
        this.json = json;
    }

    CompletableFuture<?> send(ReplayRequested replay, DomainEventMessage<?> event) {
        CloudEvent marked = CloudEventBuilder.from(cloudEvents.of(event))
                .withExtension("replay", replay.replayId().toString())
                .build();
        return kafka.send(replay.topic(), event.getAggregateIdentifier(), marked);
    }

    /** What the marker says; after it the feed goes on, at the position that follows the target. */
    record Completed(UUID replayId, String name, @Nullable UUID userId, long from, long target, long events) {}

    /** To each partition: the subscriber may have made the topic with several. */
    List<? extends CompletableFuture<?>> sendEnd(ReplayRequested replay, long events) {
        String stream = ReplayCommand.streamOf(replay.replayId());
        CloudEvent marker = CloudEventBuilder.v1()
                .withId(replay.replayId().toString())
                .withSource(CloudEvents.SOURCE)
                .withType(COMPLETED)
                .withSubject(stream)
                .withExtension("replay", replay.replayId().toString())
                .withDataContentType("application/json")
                .withData(json.writeValueAsBytes(new Completed(
                        replay.replayId(), replay.name(), replay.userId(), replay.from(), replay.target(), events)))
                .build();
        return kafka.partitionsFor(replay.topic()).stream()
                .map(partition -> kafka.send(replay.topic(), partition.partition(), stream, marker))
                .toList();
    }
}
