package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Run on the schemas that are committed, each change as somebody might make it. */
@DisplayName("The gate for changes of the contract")
class CompatibilityTest {

    private static final String TYPE = "user.added.v1";

    private final Map<String, JsonNode> published = Folder.SCHEMAS.all();

    private List<String> breaks(UnaryOperator<Map<String, JsonNode>> change) {
        return Compatibility.breaks(published, change.apply(new TreeMap<>(published)));
    }

    private List<String> breaksOf(String type, Consumer<ObjectNode> change) {
        return breaks(schemas -> {
            ObjectNode schema =
                    (ObjectNode) Objects.requireNonNull(schemas.get(type)).deepCopy();
            change.accept(schema);
            schemas.put(type, schema);
            return schemas;
        });
    }

    private static ObjectNode fields(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.get("required");
    }

    private static void remove(ArrayNode words, String word) {
        words.removeIf(each -> each.asString().equals(word));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.builder().build().readTree(text);
    }

    @Test
    @DisplayName("R96 passes what has not changed")
    void same() {
        assertThat(breaks(schemas -> schemas)).isEmpty();
    }

    @Test
    @DisplayName("R96 passes a new optional field, a new type, a new version, a new constant and other words")
    void compatible() {
        assertThat(breaksOf(TYPE, schema -> fields(schema).set("nickname", json("{\"type\": [\"string\", \"null\"]}"))))
                .isEmpty();
        assertThat(breaks(schemas -> {
                    schemas.put("user.added.v2", json("{\"type\": \"object\"}"));
                    schemas.put("user.waved.v1", json("{\"type\": \"object\"}"));
                    return schemas;
                }))
                .isEmpty();
        assertThat(breaksOf(
                        "session.ended.v1", schema -> ((ArrayNode) schema.at("/properties/reason/enum")).add("NEW")))
                .isEmpty();
        assertThat(breaksOf(TYPE, schema -> schema.put("description", "Other words.")))
                .isEmpty();
    }

    @Test
    @DisplayName("R96 fails on a field that was removed")
    void removed() {
        assertThat(breaksOf(TYPE, schema -> {
                    fields(schema).remove("fullName");
                    remove(required(schema), "fullName");
                }))
                .containsExactly("user.added.v1.fullName is there no more");
    }

    @Test
    @DisplayName("R96 fails on a field that was renamed")
    void renamed() {
        assertThat(breaksOf(TYPE, schema -> {
                    fields(schema).set("name", fields(schema).remove("fullName"));
                    remove(required(schema), "fullName");
                    required(schema).add("name");
                }))
                .containsExactly(
                        "user.added.v1.fullName is there no more",
                        "user.added.v1.name is new and required, and older events lack it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "integer"}                          | was "string" and is "integer"
            {"type": ["string", "null"]}                 | was "string" and is ["string","null"]
            {"type": "string", "format": "date-time"}    | has another format
            {"type": "string", "enum": ["A"]}            | is not one of a list any more, or has become one
            """)
    @DisplayName("R96 fails on a field that was retyped")
    void retyped(String type, String says) {
        assertThat(breaksOf(TYPE, schema -> fields(schema).set("fullName", json(type))))
                .containsExactly("user.added.v1.fullName " + says);
    }

    @Test
    @DisplayName("R96 fails on a field that was required and is optional, and the other way round")
    void required() {
        assertThat(breaksOf(TYPE, schema -> remove(required(schema), "fullName")))
                .containsExactly("user.added.v1.fullName was required and is optional");
        assertThat(breaksOf("mail.requested.v1", schema -> required(schema).add("codeId")))
                .containsExactly("mail.requested.v1.codeId was optional and is required, and older events lack it");
    }

    @Test
    @DisplayName("R96 fails on a constant that was removed, also deep inside")
    void constant() {
        assertThat(breaksOf(
                        "session.started.v1",
                        schema -> ((ArrayNode) schema.at("/properties/device/properties/kind/enum")).remove(0)))
                .singleElement()
                .asString()
                .startsWith("session.started.v1.device.kind is never ");
    }

    @Test
    @DisplayName("R96 fails on a version that was dropped")
    void dropped() {
        assertThat(breaks(schemas -> {
                    schemas.remove(TYPE);
                    return schemas;
                }))
                .containsExactly("user.added.v1 is there no more");
    }
}
