package dev.rollcall.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The AsyncAPI 3.0 document: the topics, as {@code topics.yaml} says, with a message for every event type. Every schema
 * is in it, so that a subscriber needs nothing else.
 */
final class AsyncApi {

    private static final String TOPICS = "/topics.yaml";
    private static final String EVENT_PREFIX = "rollcall.";

    /** Those that every event can be in. */
    private static final Set<String> CHANNELS_OF_EVENTS = Set.of("events", "replay");

    private AsyncApi() {}

    static ObjectNode document(Map<String, ObjectNode> schemas) {
        ObjectNode document = topics();
        ObjectNode components = document.withObject("/components");
        schemas.forEach((name, schema) -> {
            String type = EVENT_PREFIX + name;
            components.withObject("/schemas").set(type, withoutIdentity(schema));
            components.withObject("/messages").set(type, message(document, name, schema));
            CHANNELS_OF_EVENTS.forEach(channel -> document.withObject("/channels/%s/messages".formatted(channel))
                    .putObject(type)
                    .put("$ref", "#/components/messages/" + type));
        });
        return document;
    }

    private static ObjectNode topics() {
        try (InputStream yaml = Objects.requireNonNull(AsyncApi.class.getResourceAsStream(TOPICS), TOPICS)) {
            return (ObjectNode) YAMLMapper.builder().build().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode message(ObjectNode document, String name, ObjectNode schema) {
        ObjectNode message = document.objectNode();
        message.put("name", EVENT_PREFIX + name);
        message.put("title", schema.path("title").asString());
        if (schema.has("description")) {
            message.set("summary", schema.get("description"));
        }
        message.put("contentType", "application/json");
        ObjectNode headers = message.putObject("headers").put("type", "object");
        headers.putArray("allOf").addObject().put("$ref", "#/components/schemas/CloudEvent");
        headers.putObject("properties").putObject("ce_type").put("const", EVENT_PREFIX + name);
        message.putObject("payload").put("$ref", "#/components/schemas/" + EVENT_PREFIX + name);
        message.putObject("bindings").putObject("kafka").putObject("key").put("$ref", "#/components/schemas/Stream");
        return message;
    }

    /** In the document a schema goes by its place; a second name would be one too many for who resolves references. */
    private static ObjectNode withoutIdentity(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove("$schema");
        copy.remove("$id");
        return copy;
    }
}
