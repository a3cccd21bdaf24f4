package dev.rollcall.command.platform;

import dev.rollcall.eventlog.EventSerializer;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.stereotype.Component;

/** Events in the form that subscribers get: CloudEvents 1.0, data as JSON. */
@Component
public class CloudEvents {

    public static final URI SOURCE = URI.create("urn:rollcall");

    /** Metadata that subscribers get, as extensions: their names know no capitals. */
    private static final Map<String, String> EXTENSIONS = Map.of(
            "actorKind", "actorkind",
            "actorId", "actorid",
            "requestId", "requestid",
            "correlationId", "correlationid",
            "causationId", "causationid",
            "traceparent", "traceparent");

    private final Serializer plain;

    CloudEvents(EventSerializer serializer) {
        this.plain = serializer.plain();
    }

    public CloudEvent of(DomainEventMessage<?> event) {
        SerializedObject<byte[]> payload = event.serializePayload(plain, byte[].class);
        String stream = event.getAggregateIdentifier();
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.getIdentifier())
                .withSource(SOURCE)
                .withType("rollcall.%s.v%s"
                        .formatted(
                                payload.getType().getName(), payload.getType().getRevision()))
                .withSubject(stream)
                .withTime(event.getTimestamp().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withData(payload.getData())
                .withExtension("partitionkey", stream)
                .withExtension("sequence", Long.toString(event.getSequenceNumber()))
                .withExtension("position", Long.toString(position(event)));
        EXTENSIONS.forEach((metadata, extension) -> {
            Object value = event.getMetaData().get(metadata);
            if (value != null) {
                builder.withExtension(extension, value.toString());
            }
        });
        return builder.build();
    }

    private static long position(Message<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }
}
