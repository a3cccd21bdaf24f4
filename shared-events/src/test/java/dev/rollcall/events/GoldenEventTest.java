package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.EventCatalog.WireType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Each file under {@code golden/} is what subscribers were promised: changing one is changing the contract. */
@DisplayName("Every event keeps its approved JSON")
class GoldenEventTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Class<?>> types() {
        return EventCatalog.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsAndWritesItsFile(Class<?> type) throws IOException {
        String approved = Files.readString(GOLDEN.resolve(fileOf(EventCatalog.wireTypeOf(type))));

        Object event = json.readValue(approved, type);

        assertThat(json.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n")
                .isEqualTo(approved);
        assertThat(event).hasNoNullFieldsOrProperties();
    }

    @Test
    void noFileIsLeftWithoutItsType() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(types().map(EventCatalog::wireTypeOf)
                            .map(GoldenEventTest::fileOf)
                            .collect(Collectors.toSet()));
        }
    }

    private static String fileOf(WireType type) {
        return type.name() + ".v" + type.version() + ".json";
    }
}
