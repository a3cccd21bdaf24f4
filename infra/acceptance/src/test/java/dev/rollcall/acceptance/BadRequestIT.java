package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Everything of a request but its body; asked of the one origin and of each service by itself. */
@RunsRollcall
class BadRequestIT {

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    private long head;

    BadRequestIT(Rollcall rollcall, Api api, Office office) {
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

    private List<Wire> everybody() {
        return List.of(
                wire(rollcall.origin().getPort()), wire(port(rollcall.commands())), wire(port(rollcall.queries())));
    }

    private Wire wire(int port) {
        return new Wire(port, rollcall.token());
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @ParameterizedTest(name = "{0} {1} is not there")
    @CsvSource({
        "GET, /",
        "GET, /v1",
        "GET, /v2/organizations",
        "GET, /v1/organizations/1",
        "GET, /v1/organizations/not-a-uuid/users",
        "GET, /v1/organizations/{o}/users/1",
        "GET, /v1/organizations/{o}/users/00000000-0000-0000-0000-00000000000g",
        "GET, /v1/organizations/{o}/planets",
        "GET, /v1/organizations/{o}/users/",
        "GET, /V1/organizations",
        "GET, /error",
        "GET, /actuator",
        "GET, /actuator/health",
        "GET, /favicon.ico",
        "POST, /",
        "POST, /v1/organizations/1/users",
        "PATCH, /v1/organizations/{o}/users/me",
        "PUT, /v1/organizations/{o}/users/{o}/teams/1",
        "DELETE, /v1/nothing"
    })
    void unknownPath(String method, String path) {
        String body = method.equals("GET") || method.equals("DELETE")
                ? ""
                : "{\"fullName\": \"x\", \"email\": \"x@x.example\"}";
        api.send(method, path.replace("{o}", office.id()), body, Map.of()).expectProblem(404, "resource.not-found");
    }

    @ParameterizedTest(name = "{0} {1} is no method of it")
    @CsvSource({
        "PUT, /v1/organizations",
        "DELETE, /v1/organizations",
        "DELETE, /v1/organizations/{o}/users",
        "PUT, /v1/organizations/{o}/users",
        "POST, /v1/organizations/{o}/departments/{o}"
    })
    void wrongMethod(String method, String path) {
        api.send(method, path.replace("{o}", office.id()), "", Map.of())
                .expectProblem(405, "request.method-not-allowed");
    }

    @ParameterizedTest(name = "{0} is no way around")
    @ValueSource(
            strings = {
                "/v1/organizations/%2e%2e/organizations",
                "/v1/organizations/..%2f..",
                "/v1/organizations%2f{o}",
                "/v1/organizations%252f{o}",
                "/v1/organizations/{o};a=b/users",
                "/v1/organizations;/",
                "/v1//organizations",
                "//v1/organizations",
                "/v1/organizations/{o}/users/%00",
                "/v1/organizations/{o}/users/%0d%0aX-Evil:1",
                "/v1/organizations/{o}%5cusers",
                "/v1/organizations/\\..\\",
                "/v1/organizations/%zz",
                "/v1/organizations/%c0%ae%c0%ae",
                "/v1/organizations/<script>",
                "/v1/organizations?name=%00",
                "/v1/organizations?name=%zz",
                "/v1/organizations?name=%ff",
                "/v1/organizations/{o}/users?q=%00"
            })
    void pathTricks(String target) {
        for (Wire wire : everybody()) {
            for (String method : new String[] {"GET", "POST"}) {
                Answer answer = wire.send(method, target.replace("{o}", office.id()));
                assertThat(answer.status()).as("%s: %s", method, answer.body()).isBetween(400, 499);
                answer.expectProblem(answer.status(), answer.text("/code"));
                assertThat(answer.headers().map()).doesNotContainKey("X-Evil");
            }
        }
    }

    @Test
    @DisplayName("who has no token, or a wrong one, or gives it in the query, is not let in and learns nothing")
    void noToken() {
        String body = "{\"name\": \"Intruders\"}";
        for (String token : new String[] {
            "", "wrong", rollcall.token() + "x", rollcall.token().substring(1)
        }) {
            Api stranger = api.as(token);
            for (String path : new String[] {"/v1/organizations", office.path("/users"), "/nowhere", "/error"}) {
                Answer refused = stranger.get(path).expectProblem(401, "request.unauthenticated");
                assertThat(refused.header("WWW-Authenticate"))
                        .isEqualTo(token.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\"");
            }
            stranger.post(office.path("/teams"), body).expectProblem(401, "request.unauthenticated");
            stranger.post(office.path("/teams"), "{").expectProblem(401, "request.unauthenticated");
        }
        Api stranger = api.as("");
        stranger.get("/v1/organizations?access_token=" + rollcall.token())
                .expectProblem(401, "request.unauthenticated");
        stranger.send(
                        "POST",
                        office.path("/teams"),
                        "access_token=" + rollcall.token(),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .expectProblem(401, "request.unauthenticated");
        for (String authorization :
                new String[] {"Basic b3BlcmF0b3I6", "Bearer", "Bearer ", "Bearer a b", "Bearer \u00e4", rollcall.token()
                }) {
            for (Wire wire : everybody()) {
                wire.sendBare("GET /v1/organizations HTTP/1.1", List.of("Authorization: " + authorization), new byte[0])
                        .expectProblem(401, "request.unauthenticated");
            }
        }
    }

    @ParameterizedTest(name = "{0} is not taken for a request id")
    @ValueSource(strings = {"a b", "<script>", "a;b", "\u00e4", "a%0d%0ab", "\\r\\n", "\u0001", "\u0085"})
    void requestIds(String id) {
        for (Wire wire : everybody()) {
            Answer answer = wire.send("GET", "/v1/nowhere", "X-Request-Id: " + id);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.header("X-Request-Id")).matches("[A-Za-z0-9-]*");
            answer = wire.send("GET", "/v1/nowhere", "X-Request-Id: a\r\nX-Injected: b");
            assertThat(answer.expect(404).header("X-Request-Id")).isEqualTo("a");
            assertThat(answer.header("X-Injected")).isEmpty();
        }
        assertThat(api.send("GET", "/v1/nowhere", "", Map.of("X-Request-Id", "a".repeat(65)))
                        .header("X-Request-Id"))
                .hasSize(36);
    }

    @ParameterizedTest(name = "the header {0} is refused where it is read, or overlooked")
    @ValueSource(
            strings = {
                "User-Agent: a\u0085b",
                "User-Agent: a\tb",
                "traceparent: \u0001",
                "traceparent: 00-0-0-0",
                "If-Match: \u0085",
                "Accept: \u0085",
                "Rollcall-Position: -1",
                "Rollcall-Position: 99999999999999999999",
                "Rollcall-Position: \u0661",
                "If-None-Match: nonsense",
                "If-Modified-Since: nonsense",
                "Range: bytes=0-1",
                "Forwarded: for=\u0085",
                "X-Forwarded-For: nonsense",
                "X-HTTP-Method-Override: DELETE",
                "Content-Encoding: nonsense",
                "Transfer-Encoding: nonsense",
                "Expect: nonsense",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "No Colon",
                "Host: twice"
            })
    void headers(String header) {
        // RFC 9112, section 6.1: a transfer coding that is not known is not implemented.
        int worst = header.startsWith("Transfer-Encoding") ? 501 : 499;
        for (Wire wire : everybody()) {
            Answer read = wire.send("GET", "/v1/organizations/" + office.id(), header);
            assertThat(read.status()).as(read.body()).isBetween(200, worst);
            Answer change = wire.send(
                    "PATCH",
                    office.path("/departments/" + office.superAdmin()),
                    "{\"name\": \"x\"}".getBytes(StandardCharsets.UTF_8),
                    header);
            assertThat(change.status()).as(change.body()).isBetween(400, worst);
            for (Answer answer : List.of(read, change)) {
                if (answer.status() >= 400) {
                    answer.expectProblem(answer.status(), answer.text("/code"));
                }
            }
        }
    }

    @Test
    @DisplayName("a header or an address of 20,000 characters is refused")
    void longHeader() {
        String text = "a".repeat(20_000);
        for (Wire wire : everybody()) {
            Answer header = wire.send("GET", "/v1/organizations", "X-Long: " + text);
            assertThat(header.status()).isIn(400, 431);
            header.expectProblem(header.status(), header.text("/code"));
            Answer address = wire.send("GET", "/v1/organizations?name=" + text);
            assertThat(address.status()).isIn(400, 414, 431);
            address.expectProblem(address.status(), address.text("/code"));
        }
    }

    @ParameterizedTest(name = "{0} is no HTTP")
    @ValueSource(strings = {"nonsense", "GET /v1/organizations HTTP/9.9", "G\u00cbT / HTTP/1.1"})
    void noHttp(String line) {
        for (Wire wire : everybody()) {
            Answer answer = wire.sendBare(line, List.of(), new byte[0]);
            assertThat(answer.status()).as(answer.body()).isIn(400, 401, 405, 501, 505);
            answer.expectProblem(answer.status(), answer.text("/code"));
        }
    }
}
