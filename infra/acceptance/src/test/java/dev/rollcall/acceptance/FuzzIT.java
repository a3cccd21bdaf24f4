package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Sends hostile requests to every operation of the OpenAPI document, signed in and not: whatever comes, the answer is one
 * that the document knows, in time, and the log holds nothing but what was answered as accepted. More of it with {@code
 * -Drollcall.fuzz.cases=1000} and another {@code -Drollcall.fuzz.seed}.
 */
@RunsRollcall
@DisplayName("Hostile input")
class FuzzIT {

    /** More than what the gateway reads of a body before it passes the request on. */
    private static final long MUCH = 128 * 1024;

    private static final int CASES = Integer.getInteger("rollcall.fuzz.cases", 24);
    private static final long SEED = Long.getLong("rollcall.fuzz.seed", 20_261_122L);

    /** A read may wait two seconds for its position; nothing else takes long, and machines are noisy. */
    private static final long LIMIT_MILLIS = 10_000;

    /** What the log takes notice of although the answer is a refusal. */
    private static final Set<String> RECORDED_REFUSALS =
            Set.of("account.sign-in-failed", "account.locked", "audit.command-refused");

    private static final List<String> HEADERS = List.of(
            "If-Match",
            "Idempotency-Key",
            "Rollcall-Position",
            "Accept",
            "Content-Type",
            "traceparent",
            "User-Agent",
            "Accept-Language",
            "X-Forwarded-For",
            "Forwarded",
            "Authorization",
            "Origin",
            "X-HTTP-Method-Override");

    private static final Document DOCUMENT = Document.current();

    private static @Nullable Stage stage;

    private final Rollcall rollcall;

    FuzzIT(Rollcall rollcall) {
        this.rollcall = rollcall;
    }

    static Stream<Document.Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    /** Who asks, and about what. */
    private record Stage(Office office, List<Api> callers) {

        /** Whether nothing that was asked for has taken anybody's access away. */
        boolean stands() {
            return callers.stream()
                    .skip(2)
                    .allMatch(user -> user.get("/v1/me").status() == 200
                            && user.get(office.path("")).status() == 200);
        }
    }

    /** The same for several operations: signing in takes longer than they do. */
    private Stage stage() {
        if (stage == null || !stage.stands()) {
            stage = newStage();
        }
        return stage;
    }

    private Stage newStage() {
        Office office = Office.register(rollcall.api());
        Api superAdmin = office.superAdminApi();
        String ben = office.add("Ben C", "ben").id();
        Api member = office.signIn(ben, office.email("ben"));
        return new Stage(office, List.of(rollcall.api().as(""), rollcall.api(), superAdmin, superAdmin, member));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    @DisplayName("is answered as documented, in time, and leaves nothing behind")
    void isRefused(Document.Operation operation) {
        Hostile hostile = new Hostile(SEED ^ operation.toString().hashCode());
        Stage stage = stage();
        long before = head();
        Set<String> accepted = new HashSet<>();

        for (int i = 0; i < CASES; i++) {
            String requestId = UUID.randomUUID().toString();
            HttpRequest request = request(operation, hostile, stage, requestId);
            long begin = System.nanoTime();
            Answer answer;
            try {
                answer = hostile.one(stage.callers()).sendAs(request);
            } catch (IllegalStateException e) {
                // So much was still being sent when it was refused that the answer was lost (RFC 9112, section 9.6).
                if (e.getCause() instanceof IOException && length(request) > MUCH) {
                    continue;
                }
                throw new IllegalStateException(
                        "case %d of seed %d, %d bytes: %s".formatted(i, SEED, length(request), request), e);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);

            String what = "case %d of seed %d: %s".formatted(i, SEED, request);
            assertThat(answer.status() < 500 || answer.status() == 503)
                    .as("%s %s", what, answer.body())
                    .isTrue();
            assertThat(millis).as(what).isLessThan(LIMIT_MILLIS);
            if (answer.status() < 400) {
                accepted.add(requestId);
            }
        }

        assertThat(recordedSince(before).entrySet())
                .as("events of requests that were refused")
                .allMatch(
                        event -> accepted.contains(event.getKey()) || RECORDED_REFUSALS.containsAll(event.getValue()));
    }

    private static long length(HttpRequest request) {
        return request.bodyPublisher()
                .map(HttpRequest.BodyPublisher::contentLength)
                .orElse(0L);
    }

    private HttpRequest request(Document.Operation operation, Hostile hostile, Stage stage, String requestId) {
        String path = path(operation, hostile, stage) + query(operation, hostile);
        JsonNode example = example(operation);
        String body = DOCUMENT.requestBody(operation).isPresent() || hostile.sometimes(0.05)
                ? hostile.sometimes(0.1) ? example.toString() : hostile.body(example)
                : "";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (hostile.sometimes(0.3)) {
            headers.put(hostile.one(HEADERS), hostile.header());
        }
        headers.put("X-Request-Id", requestId);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(rollcall.origin() + path))
                .timeout(Duration.ofSeconds(30))
                .method(operation.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    private static String path(Document.Operation operation, Hostile hostile, Stage stage) {
        List<String> segments = new ArrayList<>();
        for (String segment : operation.path().split("/", -1)) {
            segments.add(segment.startsWith("{") ? variable(segment, hostile, stage.office()) : segment);
        }
        return String.join("/", segments);
    }

    private static String variable(String name, Hostile hostile, Office office) {
        if (hostile.sometimes(0.1)) {
            return hostile.segment();
        }
        return switch (name) {
            case "{organizationId}" -> office.id();
            case "{userId}" -> office.superAdmin();
            case "{address}" -> office.email("ada");
            case "{policy}" -> "session";
            case "{role}" -> "HELP_DESK";
            default -> UUID.randomUUID().toString();
        };
    }

    private static String query(Document.Operation operation, Hostile hostile) {
        List<String> names = DOCUMENT.parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
        if (names.isEmpty() ? !hostile.sometimes(0.05) : !hostile.sometimes(0.7)) {
            return "";
        }
        String name = names.isEmpty() || hostile.sometimes(0.1) ? hostile.segment() : hostile.one(names);
        return "?" + name + "=" + hostile.segment();
    }

    private static JsonNode example(Document.Operation operation) {
        return DOCUMENT.requestBody(operation)
                .flatMap(content -> content.examples().values().stream().findFirst())
                .orElse(JsonNodeFactory.instance.objectNode());
    }

    private long head() {
        return rollcall.log("rollcall_reader")
                .sql("select max(position) from event_store.event")
                .query(Long.class)
                .single();
    }

    /** Types of events by the request that they are of; what Rollcall does by its own clock is of none. */
    private Map<String, Set<String>> recordedSince(long position) {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        rollcall.log("rollcall_reader")
                .sql("""
                        select metadata ->> 'requestId' as request_id, type from event_store.event
                        where position > ? and metadata ->> 'requestId' <> 'system'""")
                .param(position)
                .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(event -> types.computeIfAbsent(event.getKey(), id -> new HashSet<>())
                        .add(event.getValue()));
        return types;
    }
}
