package dev.rollcall.eventlog;

import dev.rollcall.eventlog.personal.PersonalDataException;
import dev.rollcall.eventlog.personal.PersonalMarks;
import dev.rollcall.eventlog.personal.SealedFields;
import dev.rollcall.eventlog.personal.SealedMetadata;
import dev.rollcall.eventlog.personal.Seals;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/**
 * JSON under pinned wire names instead of class names, so that a class can move. The form for the log seals what is
 * personal; the plain one is for whoever may read it.
 */
public final class EventSerializer extends Jackson3Serializer {

    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final Map<Class<?>, WireType> wireTypes;
    private final Map<WireType, Class<?>> classes;
    private final @Nullable SealedMetadata sealedMetadata;

    /**
     * The plain form.
     *
     * @param wireTypes every class of events that this build knows
     */
    public EventSerializer(Map<Class<?>, WireType> wireTypes) {
        this(wireTypes, Jackson3Serializer.builder(), null);
    }

    private EventSerializer(Map<Class<?>, WireType> wireTypes, Builder json, @Nullable SealedMetadata sealedMetadata) {
        super(json);
        this.wireTypes = Map.copyOf(wireTypes);
        this.classes = wireTypes.keySet().stream().collect(Collectors.toMap(wireTypes::get, Function.identity()));
        this.sealedMetadata = sealedMetadata;
    }

    /** The form that seals what is marked as personal, and opens it again. */
    public EventSerializer sealing(PersonalMarks marks, Seals seals) {
        return new EventSerializer(
                wireTypes,
                Jackson3Serializer.builder()
                        .jsonMapperBuilderCustomizer(mapper -> SealedFields.in(mapper, marks, seals)),
                new SealedMetadata(marks, seals));
    }

    /** The form that leaves everything readable. */
    public EventSerializer plain() {
        return new EventSerializer(wireTypes);
    }

    /** @throws PersonalDataException if something personal cannot be sealed */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> form) {
        try {
            return super.serialize(
                    sealedMetadata != null && object instanceof MetaData plain ? sealedMetadata.seal(plain) : object,
                    form);
        } catch (RuntimeException e) {
            throw withoutWrapping(e);
        }
    }

    /** @throws PersonalDataException if something personal cannot be opened; erased, it reads as erased */
    @Override
    @SuppressWarnings("unchecked") // the metadata of an event, as the type says
    public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
        try {
            T object = super.deserialize(stored);
            return sealedMetadata != null && object instanceof MetaData sealed
                    ? (T) sealedMetadata.open(sealed)
                    : object;
        } catch (RuntimeException e) {
            throw withoutWrapping(e);
        }
    }

    /** What is wrong with personal data must not drown in what Jackson says of it. */
    private static RuntimeException withoutWrapping(RuntimeException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof PersonalDataException personal) {
                return personal;
            }
        }
        return wrapped;
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
