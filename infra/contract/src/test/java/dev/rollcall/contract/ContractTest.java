package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed files say what the types say. {@code -Drollcall.contract=write} writes them; {@code publish} promises
 * them as well, unless that breaks what was promised before.
 */
@DisplayName("The contract with subscribers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractTest {

    private static final String WANTED = System.getProperty("rollcall.contract", "");

    private static final Map<String, ObjectNode> SCHEMAS =
            new EventSchemas(new Comments(Path.of("../../shared-events/src/main/java"))).all();

    static Stream<String> names() {
        return SCHEMAS.keySet().stream();
    }

    @Test
    @Order(1)
    @DisplayName("R96 has a schema for every event type and version, as the types say")
    void schemas() {
        if (WANTED.equals("write") || WANTED.equals("publish")) {
            Folder.SCHEMAS.replace(SCHEMAS);
        }
        assertThat(Folder.SCHEMAS.all().keySet()).isEqualTo(SCHEMAS.keySet());
        SCHEMAS.forEach(
                (name, schema) -> assertThat(Folder.SCHEMAS.read(name)).as(name).isEqualTo(Folder.text(schema)));
    }

    @Test
    @Order(2)
    @DisplayName("R96 has an AsyncAPI document with all of them")
    void document() {
        ObjectNode document = AsyncApi.document(SCHEMAS);
        if (WANTED.equals("write") || WANTED.equals("publish")) {
            Folder.RESOURCES.write("asyncapi", document);
        }
        assertThat(Folder.RESOURCES.read("asyncapi")).isEqualTo(Folder.text(document));
        assertThat(document.at("/channels/events/messages").propertyNames()).hasSameSizeAs(SCHEMAS.keySet());
    }

    @Test
    @Order(3)
    @DisplayName("R96 keeps what was published")
    void published() {
        assertThat(Compatibility.breaks(Folder.PUBLISHED.all(), SCHEMAS)).isEmpty();
        if (WANTED.equals("publish")) {
            Folder.PUBLISHED.replace(SCHEMAS);
        }
        assertThat(Folder.PUBLISHED.all()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("R96 describes the approved JSON of every event, and no field of it can be wanting")
    void golden(String name) {
        ObjectNode described = Objects.requireNonNull(SCHEMAS.get(name));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Folder.text(described), InputFormat.JSON);
        ObjectNode golden =
                (ObjectNode) Objects.requireNonNull(Folder.GOLDEN.all().get(name));

        assertThat(schema.validate(
                        golden.toString(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        assertThat(described.path("properties").propertyNames()).containsExactlyElementsOf(golden.propertyNames());
        golden.remove("organizationId");
        assertThat(schema.validate(golden.toString(), InputFormat.JSON)).isNotEmpty();
    }
}
