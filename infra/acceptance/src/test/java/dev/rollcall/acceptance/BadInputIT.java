package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what they should be: each is refused in words, and nothing of it is kept. */
@RunsRollcall
class BadInputIT {

    private static final int LIMIT_BYTES = 1 << 20;

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    private long head;

    BadInputIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @BeforeEach
    void noteTheHead() {
        head = head();
    }

    @AfterEach
    void nothingWasKept() {
        assertThat(head()).isEqualTo(head);
    }

    private long head() {
        return rollcall.log("rollcall_owner")
                .sql("select max(position) from event_store.event")
                .query(Long.class)
                .single();
    }

    /** Every kind of place that takes a body. */
    private Stream<Map.Entry<String, String>> places() {
        String user = office.path("/users/" + office.superAdmin());
        return Stream.of(
                Map.entry("POST", "/v1/organizations"),
                Map.entry("POST", office.path("/users")),
                Map.entry("POST", office.path("/teams")),
                Map.entry("PATCH", office.path("/departments/" + office.id())),
                Map.entry("PATCH", user),
                Map.entry("PUT", user + "/department"),
                Map.entry("POST", user + "/emails"),
                Map.entry("PUT", user + "/primary-email"),
                Map.entry("POST", user + "/interactions"));
    }

    @ParameterizedTest(name = "{0} is malformed wherever a body is taken")
    @ValueSource(
            strings = {
                "nonsense",
                "{",
                "{\"name\": \"Cut of",
                "{\"name\": }",
                "{'name': 'x'}",
                "{\"a\": 1,}",
                "{} {}",
                "{} x",
                "{\"name\": \"a\nb\"}",
                "{\"name\": \"\\x\"}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"fullName\": \"a\", \"fullName\": \"b\"}",
                "\ufeff{"
            })
    void malformedJson(String body) {
        boolean known = body.contains("ame\"");
        places().filter(place -> !known || place.getValue().endsWith(body.contains("full") ? "/users" : "/teams"))
                .forEach(place -> api.send(place.getKey(), place.getValue(), body, Map.of())
                        .expectProblem(400, "request.malformed"));
    }

    @ParameterizedTest(name = "{0} is no object")
    @ValueSource(strings = {"null", "[]", "1", "true", "\"text\"", "[{}]", "1e999999999"})
    void noObject(String body) {
        places().forEach(place ->
                api.send(place.getKey(), place.getValue(), body, Map.of()).expectProblem(400, "request.malformed"));
    }

    @Test
    void missingBody() {
        places().forEach(place -> api.send(
                        place.getKey(), place.getValue(), "", Map.of("Content-Type", "application/json"))
                .expectProblem(400, "request.malformed"));
    }

    @Test
    void unknownField() {
        places().forEach(place -> assertThat(api.send(place.getKey(), place.getValue(), "{\"shoeSize\": 46}", Map.of())
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/shoeSize field.unknown"));
        assertThat(api.post("/v1/organizations", "{\"superAdmin\": {\"a/b~\": {}}}")
                        .fieldErrors())
                .containsExactly("/superAdmin/a~1b~0 field.unknown");
        assertThat(api.post(
                                office.path("/users/" + office.superAdmin() + "/interactions"),
                                "{\"items\": [{}, {\"x\": 1}]}")
                        .fieldErrors())
                .containsExactly("/items/1/x field.unknown");
        api.post(office.path("/teams"), "{\"\\ud800\": 1}").expectProblem(400, "request.malformed");
        api.patch(office.path("/users/" + office.superAdmin()), "{\"fields\": {\"\\udc00\\u0000\": \"x\"}}")
                .expectProblem(400, "request.malformed");
    }

    @ParameterizedTest(name = "{0} of {1} has the wrong type")
    @CsvSource(delimiter = '|', textBlock = """
            /fullName         | {"fullName": 1}
            /fullName         | {"fullName": 1.5}
            /fullName         | {"fullName": 123456789012345678901234567890}
            /fullName         | {"fullName": true}
            /fullName         | {"fullName": []}
            /fullName         | {"fullName": ["Ben"]}
            /fullName         | {"fullName": {}}
            /email            | {"email": 1}
            /departmentId     | {"departmentId": 1}
            /departmentId     | {"departmentId": "1"}
            /departmentId     | {"departmentId": true}
            /departmentId     | {"departmentId": {}}
            /teamIds          | {"teamIds": "1"}
            /teamIds          | {"teamIds": {}}
            /teamIds/0        | {"teamIds": [1]}
            /teamIds/0        | {"teamIds": ["x"]}
            /teamIds/0        | {"teamIds": [[]]}
            /fields           | {"fields": []}
            /fields           | {"fields": "x"}
            /fields           | {"fields": 1}
            /fields/phone     | {"fields": {"phone": 1}}
            /fields/phone     | {"fields": {"phone": true}}
            /fields/phone     | {"fields": {"phone": {}}}
            /fields/phone     | {"fields": {"phone": ["1234"]}}
            """)
    void wrongType(String pointer, String body) {
        assertThat(api.post(office.path("/users"), body)
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly(pointer + " field.wrong-type");
    }

    @ParameterizedTest(name = "{1} is none of its values")
    @CsvSource(delimiter = '|', textBlock = """
            /plan         | {"plan": 0}
            /plan         | {"plan": "free"}
            /plan         | {"plan": ""}
            /superAdmin   | {"superAdmin": "Ada"}
            /superAdmin   | {"superAdmin": []}
            """)
    void wrongValue(String pointer, String body) {
        assertThat(api.post("/v1/organizations", body)
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly(pointer + " field.wrong-type");
    }

    @ParameterizedTest(name = "a name may not be \"{0}\"")
    @ValueSource(
            strings = {
                "",
                " ",
                "\\u3000",
                "a\\u0000b",
                "a\\nb",
                "a\\u001bb",
                "a\\u0085b",
                "\\u202eresU",
                "a\\u2066b",
                "a\\u200bb",
                "\\ufeff",
                "\\ud800",
                "\\udc00a",
                "\\ue000",
                "a\\u2028b",
                "\\uffff"
            })
    void unreadableNames(String name) {
        assertThat(api.post(office.path("/teams"), "{\"name\": \"%s\"}".formatted(name))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/name field.plain-text");
    }

    @Test
    void deeplyNested() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        for (String body :
                new String[] {deep, "{\"items\": " + deep + "}", "{\"fields\": {\"phone\": " + deep + "}}"}) {
            places().forEach(place -> assertThat(api.send(place.getKey(), place.getValue(), body, Map.of())
                            .status())
                    .isIn(400, 422));
        }
        api.post(office.path("/teams"), objects).expectProblem(400, "request.malformed");
        api.post(office.path("/teams"), "{\"name\": " + "1".repeat(100_000) + "}")
                .expectProblem(400, "request.malformed");
        api.post(office.path("/teams"), "{\"" + "n".repeat(100_000) + "\": 1}").expectProblem(400, "request.malformed");
    }

    @Test
    @DisplayName("a body over 1 MiB is refused, announced or not; one of 1 MiB is looked at")
    void tooLarge() {
        byte[] tooLong = "{\"name\": \"%s\"}".formatted("a".repeat(LIMIT_BYTES)).getBytes(StandardCharsets.UTF_8);
        byte[] fits =
                "{\"name\": \"%s\"}".formatted("a".repeat(LIMIT_BYTES - 12)).getBytes(StandardCharsets.UTF_8);
        assertThat(fits).hasSize(LIMIT_BYTES);
        post(BodyPublishers.ofByteArray(tooLong)).expectProblem(413, "request.too-large");
        post(chunked(tooLong)).expectProblem(413, "request.too-large");
        post(BodyPublishers.ofByteArray(fits)).expectProblem(422, "request.invalid-fields");
        post(chunked(fits)).expectProblem(422, "request.invalid-fields");
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private Answer post(BodyPublisher body) {
        return api.send(HttpRequest.newBuilder(rollcall.origin().resolve(office.path("/teams")))
                .header("Authorization", "Bearer " + rollcall.token())
                .header("Content-Type", "application/json")
                .POST(body)
                .build());
    }

    @Test
    @DisplayName("bytes that are no UTF-8 are malformed")
    void notUtf8() {
        for (int[] bytes : new int[][] {{0xff}, {0xc3, 0x28}, {0x80}, {0xe2, 0x82}, {0xf8, 0x88, 0x80, 0x80, 0x80}}) {
            byte[] body = "{\"name\": \"a....b\"}".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < bytes.length; i++) {
                body[11 + i] = (byte) bytes[i];
            }
            post(BodyPublishers.ofByteArray(body)).expectProblem(400, "request.malformed");
        }
    }

    @ParameterizedTest(name = "{0} is no type of body that is taken")
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=nonsense",
                "application/json; charset=ISO-8859-1",
                "application/octet-stream",
                "*/*",
                "json",
                "application/"
            })
    void wrongContentType(String type) {
        places().forEach(place -> api.send(place.getKey(), place.getValue(), "{}", Map.of("Content-Type", type))
                .expectProblem(415, "request.unsupported-media-type"));
    }

    @ParameterizedTest(name = "{0} is no type of answer that is given")
    @ValueSource(strings = {"text/html", "application/xml", "image/*", "nonsense", "application/"})
    void wrongAccept(String type) {
        Map<String, String> accept = Map.of("Accept", type);
        for (String path : new String[] {
            "/v1/organizations", office.path(""), office.path("/users"), office.path("/users/" + office.superAdmin())
        }) {
            api.send("GET", path, "", accept).expectProblem(406, "request.not-acceptable");
        }
        api.send("POST", office.path("/teams"), "{\"name\": \"Unseen\"}", accept)
                .expectProblem(406, "request.not-acceptable");
        api.send(
                        "POST",
                        office.path("/users"),
                        "{\"fullName\": \"Unseen\", \"email\": \"%s\"}".formatted(office.email("unseen")),
                        accept)
                .expectProblem(406, "request.not-acceptable");
        api.send("PATCH", office.path("/users/" + office.superAdmin()), "{\"fullName\": \"Unseen\"}", accept)
                .expectProblem(406, "request.not-acceptable");
    }
}
