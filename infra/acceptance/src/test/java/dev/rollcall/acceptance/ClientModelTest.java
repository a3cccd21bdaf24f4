package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.client.ApiClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("The generated client")
class ClientModelTest {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

    record Example(String where, String schema, JsonNode value) {

        @Override
        public String toString() {
            return where + " " + schema;
        }
    }

    static Stream<Example> answers() {
        Document document = Document.current();
        return document.operations().stream()
                .flatMap(operation -> document.statuses(operation).stream()
                        .sorted()
                        .flatMap(status -> document.answers(operation, status).stream()
                                .filter(content -> content.schema()
                                        .path("$ref")
                                        .asString("")
                                        .startsWith(SCHEMAS))
                                .flatMap(content -> content.examples().entrySet().stream()
                                        .map(example -> new Example(
                                                "%s %d %s".formatted(operation, status, example.getKey()),
                                                content.schema()
                                                        .path("$ref")
                                                        .asString()
                                                        .substring(SCHEMAS.length()),
                                                example.getValue())))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("understands all that the document says can be answered")
    void understands(Example example) throws Exception {
        Class<?> type = Class.forName("dev.rollcall.client.model." + example.schema());

        Object read = JSON.treeToValue(example.value(), type);

        assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(example.value());
    }
}
