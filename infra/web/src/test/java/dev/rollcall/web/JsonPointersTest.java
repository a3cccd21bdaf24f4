package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A JSON Pointer (RFC 6901)")
class JsonPointersTest {

    record Body(
            @NotNull @PlainText String name,
            List<@NotNull @Valid Item> items,
            Map<@Size(max = 3) String, @PlainText String> fields) {}

    record Item(@NotNull @ValidEmail String email, Integer count) {}

    @Nested
    class OfWhatCannotBeRead {

        private final JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        @ParameterizedTest
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        {"name": {}}                       | /name
                        {"nick": 1}                        | /nick
                        {"items": [{}, {"count": "x"}]}    | /items/1/count
                        {"items": [{"size": 1}]}           | /items/0/size
                        {"items": [1]}                     | /items/0
                        {"fields": {"a/b~c": []}}          | /fields/a~1b~0c
                        [1]                                | ``
                        """)
        @DisplayName("leads to the place in the body")
        void leads(String body, String pointer) {
            DatabindException unreadable = Objects.requireNonNull(
                    catchThrowableOfType(DatabindException.class, () -> json.readValue(body, Body.class)));

            assertThat(JsonPointers.of(unreadable.getPath())).isEqualTo(pointer);
        }
    }

    @Nested
    class OfWhatIsNotValid {

        private static Stream<String> pointers(Body body) {
            try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
                Validator validator = factory.getValidator();
                return validator.validate(body).stream()
                        .map(violation -> JsonPointers.of(violation.getPropertyPath()))
                        .toList()
                        .stream();
            }
        }

        @Test
        @DisplayName("leads to a property")
        void property() {
            assertThat(pointers(new Body("\u202e", List.of(), Map.of()))).containsExactly("/name");
        }

        @Test
        @DisplayName("leads to a property of an item")
        void inItem() {
            Body body = new Body("Ada", List.of(new Item("ada@acme.example", 1), new Item("ada", 1)), Map.of());

            assertThat(pointers(body)).containsExactly("/items/1/email");
        }

        @Test
        @DisplayName("leads to a value by its key, which is escaped")
        void inMap() {
            assertThat(pointers(new Body("Ada", List.of(), Map.of("a/~", "")))).containsExactly("/fields/a~1~0");
        }

        @Test
        @DisplayName("leads to a key that is not valid")
        void key() {
            assertThat(pointers(new Body("Ada", List.of(), Map.of("long", "x"))))
                    .containsExactly("/fields/long");
        }
    }

    @Test
    @DisplayName("of an argument leads into the body, and does not name the method")
    void ofAnArgument() throws NoSuchMethodException {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Endpoint endpoint = new Endpoint();
            var violations = factory.getValidator()
                    .forExecutables()
                    .validateParameters(endpoint, Endpoint.class.getDeclaredMethod("post", Body.class), new Object[] {
                        new Body("", List.of(), Map.of())
                    });

            assertThat(violations)
                    .extracting(violation -> JsonPointers.of(violation.getPropertyPath()))
                    .containsExactly("/name");
        }
    }

    static class Endpoint {
        void post(@Valid Body body) {}
    }
}
