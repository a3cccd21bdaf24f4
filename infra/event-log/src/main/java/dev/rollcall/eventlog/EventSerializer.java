package dev.rollcall.eventlog;

import dev.rollcall.eventlog.WireTypes.WireType;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** JSON under pinned wire names instead of class names, so that a class can move. */
public final class EventSerializer extends Jackson3Serializer {

    static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final WireTypes types;

    public EventSerializer(WireTypes types) {
        super(Jackson3Serializer.builder());
        this.types = types;
    }

    @Override
    public SerializedType typeForClass(Class type) {
        if (MetaData.class.equals(type)) {
            return METADATA;
        }
        WireType wire = types.of(type);
        return new SimpleSerializedType(wire.name(), Integer.toString(wire.version()));
    }

    /** @throws SerializationException for an unknown type: an event that is not understood must never be skipped */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (METADATA.getName().equals(type.getName())) {
            return MetaData.class;
        }
        return types.classOf(new WireType(type.getName(), Integer.parseInt(type.getRevision())))
                .orElseThrow(() -> new SerializationException(
                        "No event type %s, version %s, in this build".formatted(type.getName(), type.getRevision())));
    }
}
