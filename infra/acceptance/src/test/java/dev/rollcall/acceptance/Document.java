package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.api.ApiDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as tests read it: what can be asked, and what may be answered. */
final class Document {

    private static final String ID = "https://rollcall.example/openapi";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Said of the whole interface: there is no such method, or no service has seen the request. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 408, 414, 431, 501, 502, 504, 505);

    private static final Document CURRENT = new Document(ApiDocument.read());

    private final JsonNode root;
    private final List<Operation> operations;
    private final SchemaRegistry schemas;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    /**
     * @param path with its variables in braces
     * @param node what the document says of it
     */
    record Operation(String id, String method, String path, JsonNode node) {

        boolean needsToken() {
            return !node.path("security").isArray() || !node.path("security").isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param examples by name; the only one has no name */
    record Content(String mediaType, JsonNode schema, Map<String, JsonNode> examples) {}

    private Document(JsonNode root) {
        this.root = root;
        this.operations = root.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getValue().path("operationId").asString(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue())))
                .toList();
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(ID, closed(root).toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** The one that is served. */
    static Document current() {
        return CURRENT;
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operation that a request is for; a path without variables goes before one with them. */
    Optional<Operation> operation(String method, String requestPath) {
        List<String> asked = segments(requestPath.replaceFirst("[?#].*", ""));
        return operations.stream()
                .filter(operation -> operation.method().equals(method.equals("HEAD") ? "GET" : method))
                .filter(operation -> matches(segments(operation.path()), asked))
                .min((one, other) -> Long.compare(variables(one), variables(other)));
    }

    private static long variables(Operation operation) {
        return operation.path().chars().filter(c -> c == '{').count();
    }

    private static boolean matches(List<String> pattern, List<String> asked) {
        if (pattern.size() != asked.size()) {
            return false;
        }
        for (int i = 0; i < asked.size(); i++) {
            boolean variable = pattern.get(i).startsWith("{");
            if (variable ? asked.get(i).isEmpty() : !pattern.get(i).equals(asked.get(i))) {
                return false;
            }
        }
        return true;
    }

    static List<String> segments(String path) {
        return Stream.of(path.split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** The statuses that are documented for this very operation. */
    Set<Integer> statuses(Operation operation) {
        return operation
                .node()
                .path("responses")
                .propertyStream()
                .map(response -> Integer.valueOf(response.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Parameters of the path and of the operation. */
    List<JsonNode> parameters(Operation operation) {
        JsonNode path = root.path("paths").path(operation.path());
        return Stream.concat(
                        path.path("parameters").valueStream(),
                        operation.node().path("parameters").valueStream())
                .map(this::resolved)
                .toList();
    }

    Optional<Content> requestBody(Operation operation) {
        return contents(resolved(operation.node().path("requestBody"))).stream().findFirst();
    }

    /** What may be in an answer of this status; nothing where it has no body. */
    List<Content> answers(Operation operation, int status) {
        return contents(resolved(operation.node().path("responses").path(Integer.toString(status))));
    }

    private List<Content> contents(JsonNode body) {
        return body.path("content")
                .propertyStream()
                .map(content ->
                        new Content(content.getKey(), content.getValue().path("schema"), examples(content.getValue())))
                .toList();
    }

    private static Map<String, JsonNode> examples(JsonNode content) {
        if (content.has("example")) {
            return Map.of("", content.get("example"));
        }
        return content.path("examples")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, example -> example.getValue().path("value")));
    }

    /** What a reference points to; everything else is what it is. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
    }

    /** What is wrong with a value; where the document has a schema, fields that are not in it are. */
    List<String> complaints(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        return schemas.getSchema(
                JSON.readTree(closed(schema).toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + ID + "#/")));
    }

    /** Callers have to bear fields to come; an answer of today has none that are not written down. */
    private static JsonNode closed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asString("").equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.valueStream().forEach(Document::close);
    }

    /** Fails where an answer is not what the document says of the operation. */
    void check(String method, String requestPath, Answer answer) {
        String what = "%s %s answered %d %s".formatted(method, requestPath, answer.status(), answer.body());
        Optional<Operation> found = operation(method, requestPath);
        if (found.isEmpty() && !requestPath.startsWith("/v1")) {
            return; // management, and files of the page
        }
        if (found.isEmpty() || ANYWHERE.contains(answer.status())) {
            assertThat(answer.status())
                    .as("what is not in the document: %s", what)
                    .isBetween(400, 599);
            return;
        }
        Operation operation = found.get();
        assertThat(statuses(operation))
                .as("the document of %s: %s", operation, what)
                .contains(answer.status());
        List<Content> contents = answers(operation, answer.status());
        if (contents.isEmpty() || method.equals("HEAD")) {
            assertThat(answer.body()).as("no body in the document: %s", what).isEmpty();
            return;
        }
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        Content content = contents.stream()
                .filter(each -> each.mediaType().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not of a documented type, but %s: %s".formatted(type, what)));
        if (type.endsWith("/json") || type.endsWith("+json")) {
            assertThat(complaints(content.schema(), answer.json()))
                    .as("the document of %s: %s", operation, what)
                    .isEmpty();
        }
        headers(operation, answer, what);
    }

    private void headers(Operation operation, Answer answer, String what) {
        JsonNode response = resolved(operation.node().path("responses").path(Integer.toString(answer.status())));
        List<String> documented = new ArrayList<>();
        response.path("headers")
                .propertyStream()
                .forEach(header -> documented.add(header.getKey().toLowerCase(Locale.ROOT)));
        List<String> undocumented = Stream.of("etag", "location", "rollcall-position", "link", "retry-after")
                .filter(name -> answer.headers().firstValue(name).isPresent() && !documented.contains(name))
                .toList();
        if (answer.status() < 400) {
            assertThat(undocumented)
                    .as("headers that are not in the document: %s", what)
                    .isEmpty();
        }
    }
}
