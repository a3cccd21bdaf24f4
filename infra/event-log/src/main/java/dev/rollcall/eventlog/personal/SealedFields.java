package dev.rollcall.eventlog.personal;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.std.StdSerializer;

/** Makes a mapper seal what is marked as personal when it writes, and open it when it reads; nothing else. */
public final class SealedFields extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private final transient Class<? extends Annotation> mark;
    private final transient Sealing sealing;
    private final transient Opening opening;

    private SealedFields(PersonalMarks marks, Seals seals) {
        this.mark = marks.personal();
        this.sealing = new Sealing(seals, new DataSubjects(marks.subject()));
        this.opening = new Opening(seals);
    }

    public static void in(JsonMapper.Builder mapper, PersonalMarks marks, Seals seals) {
        mapper.annotationIntrospector(
                AnnotationIntrospector.pair(new SealedFields(marks, seals), mapper.annotationIntrospector()));
    }

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated place) {
        return isMarked(place) && isText(place) ? sealing : null;
    }

    @Override
    public @Nullable Object findContentSerializer(MapperConfig<?> config, Annotated place) {
        return isMarked(place) && !isText(place) ? sealing : null;
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated place) {
        return isMarked(place) && isText(place) ? opening : null;
    }

    @Override
    public @Nullable Object findContentDeserializer(MapperConfig<?> config, Annotated place) {
        return isMarked(place) && !isText(place) ? opening : null;
    }

    /** A value in a map whose entry is named by an id: of something that can be deleted for good, and its values with it. */
    private static boolean isOfField(TokenStreamContext at) {
        return at.inObject() && at.currentName() != null && Subject.isId(at.currentName());
    }

    private boolean isMarked(Annotated place) {
        return place.hasAnnotation(mark);
    }

    private static boolean isText(Annotated place) {
        return place.getRawType() == String.class;
    }

    private static final class Sealing extends StdSerializer<String> {

        private final Seals seals;
        private final DataSubjects subjects;

        Sealing(Seals seals, DataSubjects subjects) {
            super(String.class);
            this.seals = seals;
            this.subjects = subjects;
        }

        @Override
        public void serialize(String plain, JsonGenerator json, SerializationContext context) {
            TokenStreamContext written = json.streamWriteContext();
            String subject = subjects.of(written);
            json.writeString(
                    isOfField(written)
                            ? seals.sealTwice(subject, Subject.ofField(written.currentName()), plain)
                            : seals.seal(subject, plain));
        }
    }

    private static final class Opening extends StdDeserializer<String> {

        private final transient Seals seals;

        Opening(Seals seals) {
            super(String.class);
            this.seals = seals;
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            String stored = json.getString();
            return isOfField(json.streamReadContext()) ? seals.openTwice(stored) : seals.open(stored);
        }
    }
}
