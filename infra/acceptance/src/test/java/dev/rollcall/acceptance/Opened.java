package dev.rollcall.acceptance;

import dev.rollcall.eventlog.EventSerializer;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** What the log has sealed, as services read it. */
final class Opened {

    private final EventSerializer sealing;
    private final EventSerializer plain;

    Opened(Rollcall rollcall) {
        this(rollcall.queries().getBean(EventSerializer.class));
    }

    Opened(EventSerializer sealing) {
        this.sealing = sealing;
        this.plain = sealing.plain();
    }

    /** @param row of the table of events, with type, version and payload */
    String payload(Map<String, ? extends @Nullable Object> row) {
        return opened(
                Objects.requireNonNull(row.get("payload")).toString(),
                Objects.requireNonNull(row.get("type")).toString(),
                Objects.requireNonNull(row.get("version")).toString());
    }

    String metadata(String stored) {
        return opened(stored, MetaData.class.getName(), null);
    }

    private String opened(String json, String type, @Nullable String version) {
        Object read = sealing.deserialize(new SimpleSerializedObject<>(json, String.class, type, version));
        return plain.serialize(read, String.class).getData();
    }
}
