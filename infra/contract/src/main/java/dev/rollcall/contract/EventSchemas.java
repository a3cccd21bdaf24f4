package dev.rollcall.contract;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.rollcall.events.EventCatalog;
import dev.rollcall.events.EventCatalog.WireType;
import dev.rollcall.events.Personal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema (2020-12) for every event type and version, as its record says; comments in the source explain it. */
final class EventSchemas {

    private final Comments comments;
    private final SchemaGenerator generator;

    EventSchemas(Comments comments) {
        this.comments = comments;
        this.generator = generator(comments);
    }

    /** By name: {@code user.added.v1}. */
    Map<String, ObjectNode> all() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        EventCatalog.types().forEach(type -> schemas.put(name(EventCatalog.wireTypeOf(type)), of(type)));
        return schemas;
    }

    static String name(WireType type) {
        return "%s.v%d".formatted(type.name(), type.version());
    }

    private ObjectNode of(Class<?> type) {
        WireType wire = EventCatalog.wireTypeOf(type);
        ObjectNode generated = generator.generateSchema(type);
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", "urn:rollcall:schema:" + name(wire));
        schema.put("title", type.getSimpleName());
        comments.of(type).ifPresent(comment -> schema.put("description", comment));
        schema.setAll(generated);
        return schema;
    }

    private static SchemaGenerator generator(Comments comments) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.INLINE_ALL_SCHEMAS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forTypesInGeneral().withPropertySorter((one, other) -> 0);
        config.forFields()
                .withNullableCheck(EventSchemas::isNullable)
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(field -> comment(comments, field))
                .withInstanceAttributeOverride((schema, field, context) -> {
                    if (isOfRecord(field) && field.getRawMember().isAnnotationPresent(Personal.class)) {
                        schema.put("x-personal", true);
                    }
                });
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return isOfRecord(field) && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Not what a list or a map holds, which the generator takes for a field as well. */
    private static boolean isOfRecord(FieldScope field) {
        return !field.isFakeContainerItemScope();
    }

    private static @Nullable String comment(Comments comments, FieldScope field) {
        return isOfRecord(field)
                ? comments.of(field.getRawMember().getDeclaringClass(), field.getName())
                        .orElse(null)
                : null;
    }
}
