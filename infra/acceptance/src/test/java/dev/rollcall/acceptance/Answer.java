package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    JsonNode json() {
        return JSON.readTree(body);
    }

    /** Text at a JSON Pointer, such as {@code /items/0/id}. */
    String text(String pointer) {
        return json().at(pointer).asString();
    }

    String id() {
        return text("/id");
    }

    List<JsonNode> items() {
        return json().at("/items").valueStream().toList();
    }

    /** A text of every item. */
    List<String> items(String pointer) {
        return items().stream().map(item -> item.at(pointer).asString()).toList();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    long position() {
        return Long.parseLong(header("Rollcall-Position"));
    }

    String etag() {
        return header("ETag");
    }

    /** Fails with the whole answer where the status is another. */
    Answer expect(int expected) {
        assertThat(status).as("%s", body).isEqualTo(expected);
        return this;
    }

    /** A problem (RFC 9457) with this code, and nothing of the inside in it. */
    Answer expectProblem(int expected, String code) {
        expect(expected);
        assertThat(text("/code")).as("%s", body).isEqualTo(code);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().at("/status").asInt()).isEqualTo(expected);
        assertThat(text("/type")).isEqualTo("urn:rollcall:problem:" + code);
        assertThat(body).doesNotContainIgnoringCase("exception", "dev.rollcall", "select ", "insert ", "\tat ");
        return this;
    }

    /** The fields that a 422 complains of, as {@code pointer code}. */
    List<String> fieldErrors() {
        return json().at("/errors")
                .valueStream()
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }
}
