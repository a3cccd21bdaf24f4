package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.acceptance.Document.Content;
import dev.rollcall.acceptance.Document.Operation;
import dev.rollcall.api.ApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document and what both services do are the same; every other test holds its answers to it, too. */
@RunsRollcall
@DisplayName("The OpenAPI document")
class OpenApiIT {

    /** In the document before they are built. What is built goes from here: a test fails until it has. */
    private static final Set<String> UNDER_CONSTRUCTION = Set.of();

    private static final Pattern ALTERNATIVES = Pattern.compile("\\{[^:{}]+:([a-z|-]+)}");

    private final Document document = Document.current();
    private final Rollcall rollcall;
    private final Api anyone;

    OpenApiIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.anyone = rollcall.api().as("");
    }

    private record Endpoint(String method, String path) {

        boolean isThatOf(Operation operation) {
            List<String> mine = Document.segments(path);
            List<String> documented = Document.segments(operation.path());
            if (!method.equals(operation.method()) || mine.size() != documented.size()) {
                return false;
            }
            for (int i = 0; i < mine.size(); i++) {
                // A variable here may be several words there.
                if (!mine.get(i).startsWith("{") && !mine.get(i).equals(documented.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Stream<Endpoint> endpoints(ApplicationContext service) {
        return service
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> !pattern.equals("/error"))
                        .flatMap(OpenApiIT::alternatives)
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Endpoint(method.name(), path))));
    }

    /** {@code /{units:departments|teams}} are two paths. */
    private static Stream<String> alternatives(String pattern) {
        Matcher matcher = ALTERNATIVES.matcher(pattern);
        if (!matcher.find()) {
            return Stream.of(pattern);
        }
        return Stream.of(matcher.group(1).split("\\|", -1))
                .flatMap(each ->
                        alternatives(pattern.substring(0, matcher.start()) + each + pattern.substring(matcher.end())));
    }

    private List<Endpoint> endpoints() {
        return Stream.of(rollcall.commands(), rollcall.queries())
                .flatMap(OpenApiIT::endpoints)
                .toList();
    }

    @Test
    @DisplayName("has every endpoint of both services")
    void everyEndpoint() {
        assertThat(endpoints())
                .hasSizeGreaterThan(20)
                .allSatisfy(endpoint ->
                        assertThat(document.operations()).as("%s", endpoint).anyMatch(endpoint::isThatOf));
    }

    @Test
    @DisplayName("has nothing else, but for what is under construction")
    void everyOperation() {
        List<Endpoint> endpoints = endpoints();
        assertThat(document.operations().stream()
                        .filter(operation -> endpoints.stream().noneMatch(each -> each.isThatOf(operation)))
                        .map(Operation::id))
                .containsExactlyInAnyOrderElementsOf(UNDER_CONSTRUCTION);
    }

    @Test
    @DisplayName("is one of OpenAPI 3.1, by the schema of its authors")
    void isOpenApi() throws IOException {
        // As published with the specification, under the Apache License 2.0.
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("/openapi-3.1-schema.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(new String(ApiDocument.json(), StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("is served to anyone, and not again while it is the same")
    void served() {
        Answer answer = anyone.get("/openapi.json").expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.json()).isEqualTo(document.root());
        anyone.send("GET", "/openapi.json", "", Map.of("If-None-Match", answer.etag()))
                .expect(304);
        anyone.send("HEAD", "/openapi.json", "", Map.of()).expect(200);
    }

    @Test
    @DisplayName("has a page that needs no more than its own files")
    void page() {
        Answer page = anyone.send("GET", "/docs", "", Map.of("Accept", "text/html,*/*;q=0.8"))
                .expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self';");
        Matcher files = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(page.body());
        List<String> found = new ArrayList<>();
        while (files.find()) {
            if (!files.group(1).startsWith("data:")) {
                found.add(files.group(1));
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "docs/swagger-ui.css",
                        "docs/swagger-ui-bundle.js",
                        "docs/start.js",
                        "asyncapi.json",
                        "openapi.json")
                .allSatisfy(file ->
                        assertThat(anyone.get("/" + file).expect(200).body()).isNotEmpty());
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("style=", "//");
        assertThat(anyone.get("/docs/start.js").body())
                .contains("'openapi.json'")
                .doesNotContain("http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/",
                "/docs/index.html",
                "/docs/oauth2-redirect.html",
                "/docs/swagger-initializer.js",
                "/docs/5.34.1/index.html",
                "/docs/..%2fstart.js",
                "/webjars/swagger-ui/index.html",
                "/openapi.yaml"
            })
    @DisplayName("and no other file is served")
    void noOtherFile(String path) {
        assertThat(anyone.get(path).status()).isIn(400, 401, 404);
        assertThat(rollcall.api().get(path).status()).isIn(400, 404);
    }

    static Stream<Operation> operations() {
        return Document.current().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("has examples that keep its own schemas")
    void examples(Operation operation) {
        document.requestBody(operation).ifPresent(content -> keepsItsSchema(operation, content));
        document.statuses(operation)
                .forEach(status ->
                        document.answers(operation, status).forEach(content -> keepsItsSchema(operation, content)));
        for (JsonNode parameter : document.parameters(operation)) {
            if (parameter.has("example")) {
                assertThat(document.complaints(parameter.path("schema"), parameter.path("example")))
                        .as("%s of %s", parameter.path("name"), operation)
                        .isEmpty();
            }
        }
    }

    private void keepsItsSchema(Operation operation, Content content) {
        assertThat(content.examples()).as("examples of %s", operation).isNotEmpty();
        content.examples()
                .forEach((name, example) -> assertThat(document.complaints(content.schema(), example))
                        .as("example %s of %s: %s", name, operation, example)
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("says of every operation that needs a token what happens without one")
    void withoutToken(Operation operation) {
        assertThat(document.statuses(operation)).anyMatch(status -> status < 300);
        if (operation.needsToken()) {
            assertThat(document.statuses(operation)).contains(401, 403);
        }
    }
}
