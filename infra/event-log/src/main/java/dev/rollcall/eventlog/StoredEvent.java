package dev.rollcall.eventlog;

import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * An event as it is stored, but for its position.
 *
 * @param recordedAt as text: an array of {@link java.sql.Timestamp} loses its zone on the way
 */
record StoredEvent(
        String stream,
        long sequence,
        String streamType,
        String type,
        int version,
        String eventId,
        String recordedAt,
        String metadata,
        String payload) {

    static StoredEvent of(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new StoredEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                payload.getType().getName(),
                Integer.parseInt(payload.getType().getRevision()),
                event.getIdentifier(),
                event.getTimestamp().truncatedTo(ChronoUnit.MILLIS).toString(),
                event.serializeMetaData(serializer, String.class).getData(),
                payload.getData());
    }
}
