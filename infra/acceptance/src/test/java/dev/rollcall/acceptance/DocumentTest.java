package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The document, held against an answer,")
class DocumentTest {

    private static final String ID = "01a2042b-0d1f-7c3a-8f51-9b7f0c2d4e6a";
    private static final String TEAM = "/v1/organizations/" + ID + "/teams/" + ID;
    private static final String EAST = "{\"id\": \"%s\", \"name\": \"East\", \"archived\": false}".formatted(ID);

    private final Document document = Document.current();

    private static Answer answer(int status, String type, String body) {
        return new Answer(status, HttpHeaders.of(Map.of("content-type", List.of(type)), (n, v) -> true), body);
    }

    @Nested
    class Takes {

        @Test
        void whatIsWrittenDown() {
            document.check("GET", TEAM, answer(200, "application/json", EAST));
            document.check("DELETE", TEAM, answer(204, "text/plain", ""));
        }

        @Test
        @DisplayName("a refusal of what is not in it")
        void refusals() {
            document.check("GET", "/v1/planets", answer(404, "application/problem+json", ""));
            document.check("PUT", "/v1/organizations", answer(405, "application/problem+json", ""));
        }
    }

    @Nested
    class Refuses {

        private void refuses(String method, String path, Answer answer, String why) {
            assertThatThrownBy(() -> document.check(method, path, answer))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(why);
        }

        @Test
        void anotherStatus() {
            refuses("GET", TEAM, answer(201, "application/json", EAST), "201");
            refuses("GET", TEAM, answer(500, "application/problem+json", "{}"), "500");
        }

        @Test
        @DisplayName("success of what is not in it")
        void whatIsNotInIt() {
            refuses("GET", "/v1/planets", answer(200, "application/json", "{}"), "not in the document");
        }

        @Test
        void anotherType() {
            refuses("GET", TEAM, answer(200, "text/html", EAST), "text/html");
            refuses("GET", TEAM, answer(404, "application/json", "{}"), "application/json");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                "archived"       | "archive"
                "archived"       | "colour": "red", "archived"
                false            | "false"
                01a2042b-        | 1
                "East"           | null
                """)
        void anotherBody(String part, String other) {
            assertThat(EAST).contains(part);
            refuses("GET", TEAM, answer(200, "application/json", EAST.replace(part, other)), "the document of GET");
        }

        @Test
        @DisplayName("a body where there is none")
        void aBody() {
            refuses("DELETE", TEAM, answer(204, "application/json", "{}"), "no body in the document");
        }
    }

    @Test
    @DisplayName("knows which operation a request is for: words before variables")
    void operation() {
        assertThat(document.operation("GET", TEAM).orElseThrow().id()).isEqualTo("getTeam");
        assertThat(document.operation("PUT", "/v1/organizations/" + ID + "/policies/session")
                        .orElseThrow()
                        .id())
                .isEqualTo("changeSessionPolicy");
        assertThat(document.operation("HEAD", "/v1/organizations?limit=1")
                        .orElseThrow()
                        .id())
                .isEqualTo("listOrganizations");
        assertThat(document.operation("GET", TEAM + "/")).isEmpty();
    }
}
