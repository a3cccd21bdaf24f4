package dev.rollcall.eventlog;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/** JSON under pinned wire names instead of class names, so that a class can move. */
public final class EventSerializer extends Jackson3Serializer {

    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final Map<Class<?>, WireType> wireTypes;
    private final Map<WireType, Class<?>> classes;

    /** @param wireTypes every class of events that this build knows */
    public EventSerializer(Map<Class<?>, WireType> wireTypes) {
        super(Jackson3Serializer.builder());
        this.wireTypes = Map.copyOf(wireTypes);
        this.classes = wireTypes.keySet().stream().collect(Collectors.toMap(wireTypes::get, Function.identity()));
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        if (MetaData.class.equals(type)) {
            return METADATA;
        }
        WireType wire = wireTypes.get(type);
        if (wire == null) {
            throw new SerializationException(type.getName() + " has no wire name");
        }
        return new SimpleSerializedType(wire.name(), Integer.toString(wire.version()));
    }

    /** @throws SerializationException for an unknown type: an event that is not understood must never be skipped */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (METADATA.getName().equals(type.getName())) {
            return MetaData.class;
        }
        @Nullable Class<?> known = classes.get(new WireType(type.getName(), Integer.parseInt(type.getRevision())));
        if (known == null) {
            throw new SerializationException(
                    "No event type %s, version %s, in this build".formatted(type.getName(), type.getRevision()));
        }
        return known;
    }
}
