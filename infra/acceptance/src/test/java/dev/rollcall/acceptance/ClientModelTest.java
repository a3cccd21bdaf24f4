package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.Document.Content;
import dev.rollcall.client.ApiClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Some ways to say a thing in the document are right, and more than generators bear. */
@DisplayName("The generated client")
class ClientModelTest {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

    record Example(String schema, JsonNode value) {}

    static Stream<Example> answers() {
        Document document = Document.current();
        return document.operations().stream()
                .flatMap(operation -> document.statuses(operation).stream()
                        .sorted()
                        .flatMap(status -> document.answers(operation, status).stream()))
                .filter(content -> schema(content).startsWith(SCHEMAS))
                .flatMap(content -> content.examples().values().stream()
                        .map(value -> new Example(schema(content).substring(SCHEMAS.length()), value)))
                .distinct();
    }

    private static String schema(Content content) {
        return content.schema().path("$ref").asString("");
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("reads every answer that the document shows, and misses nothing")
    void reads(Example answer) throws Exception {
        Object read = JSON.treeToValue(answer.value(), Class.forName("dev.rollcall.client.model." + answer.schema()));

        assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(answer.value());
    }
}
