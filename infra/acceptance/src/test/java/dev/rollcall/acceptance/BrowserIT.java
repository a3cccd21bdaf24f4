package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

@RunsRollcall
@DisplayName("What browsers are told")
class BrowserIT {

    private static final String ORIGIN = "https://admin.example";

    private final Rollcall rollcall;
    private final Office office;

    BrowserIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office.shown();
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static void expectHeaders(Answer answer) {
        assertThat(Stream.of(
                                "Cache-Control",
                                "Content-Security-Policy",
                                "Cross-Origin-Resource-Policy",
                                "Referrer-Policy",
                                "X-Content-Type-Options",
                                "X-Frame-Options")
                        .map(name -> answer.headers().allValues(name)))
                .as("%d %s", answer.status(), answer.body())
                .containsExactly(
                        List.of("no-store"),
                        List.of("default-src 'none'; frame-ancestors 'none'"),
                        List.of("same-origin"),
                        List.of("no-referrer"),
                        List.of("nosniff"),
                        List.of("DENY"));
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    @DisplayName("is the same with every answer, whoever gives it")
    void headers() {
        for (int port : new int[] {rollcall.origin().getPort(), port(rollcall.commands()), port(rollcall.queries())}) {
            Wire wire = new Wire(port, rollcall.token());
            List<Answer> answers = List.of(
                    wire.send("GET", office.path("")),
                    wire.send("POST", "/v1/organizations", "{}".getBytes(StandardCharsets.UTF_8)),
                    wire.send("GET", "/v1/nowhere"),
                    wire.send("DELETE", "/v1/organizations"),
                    wire.sendBare("GET /v1/organizations HTTP/1.1", List.of(), new byte[0]),
                    // the firewall, the limit of bodies, the container or the gateway
                    wire.send("GET", "/v1//organizations"),
                    wire.send("POST", "/v1/organizations", new byte[1_100_000]),
                    wire.send("GET", "/v1/organizations?name=%zz"),
                    wire.send("GET", "/actuator/env"),
                    wire.sendBare("nonsense", List.of(), new byte[0]));
            answers.forEach(BrowserIT::expectHeaders);
            assertThat(answers).extracting(Answer::status).contains(401, 404, 405, 413, 400);
        }
    }

    @Nested
    @DisplayName("to pages of other origins")
    class CrossOrigin {

        private Answer preflight(URI origin, String page, String method) {
            return new Wire(origin.getPort(), "")
                    .sendBare(
                            "OPTIONS " + office.path("/users") + " HTTP/1.1",
                            List.of(
                                    "Origin: " + page,
                                    "Access-Control-Request-Method: " + method,
                                    "Access-Control-Request-Headers: authorization,content-type,idempotency-key,"
                                            + "if-match,rollcall-position,x-request-id,traceparent"),
                            new byte[0]);
        }

        private static void expectClosed(Answer answer) {
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }

        @Test
        @DisplayName("is nothing, unless they are named")
        void closed() {
            Answer preflight = preflight(rollcall.origin(), ORIGIN, "POST");
            preflight.expectProblem(401, "request.unauthenticated");
            expectClosed(preflight);
            Answer read = rollcall.api().send("GET", office.path(""), "", Map.of("Origin", ORIGIN));
            expectClosed(read.expect(200));
        }

        @Test
        @DisplayName("is all of the interface if they are named, and nothing to others")
        void open() {
            int port = FreePort.next();
            URI origin = URI.create("http://127.0.0.1:" + port);
            try (ConfigurableApplicationContext ignored = rollcall.queryServiceWith(
                    port, FreePort.next(), Map.of("ROLLCALL_CORS_ORIGINS", ORIGIN + ", http://localhost:3000"))) {
                for (String page : new String[] {ORIGIN, "http://localhost:3000"}) {
                    for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
                        Answer preflight = preflight(origin, page, method).expect(200);
                        assertThat(preflight.header("Access-Control-Allow-Origin"))
                                .isEqualTo(page);
                        assertThat(preflight.header("Access-Control-Allow-Methods"))
                                .contains(method);
                        assertThat(preflight.header("Access-Control-Allow-Headers"))
                                .contains("authorization", "idempotency-key", "rollcall-position");
                        assertThat(preflight.header("Access-Control-Allow-Credentials"))
                                .isEmpty();
                    }
                }
                Api api = new Api(origin, rollcall.token());
                for (Answer answer : List.of(
                        api.send("GET", office.path(""), "", Map.of("Origin", ORIGIN))
                                .expect(200),
                        api.as("")
                                .send("GET", office.path(""), "", Map.of("Origin", ORIGIN))
                                .expect(401),
                        api.send("POST", office.path(""), "a".repeat(1 << 21), Map.of("Origin", ORIGIN))
                                .expect(413))) {
                    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
                    assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
                            .containsExactlyInAnyOrder(
                                    "ETag",
                                    "Location",
                                    "Link",
                                    "Rollcall-Position",
                                    "Retry-After",
                                    "WWW-Authenticate",
                                    "X-Request-Id");
                }
                for (String stranger : new String[] {"https://evil.example", "null", "http://admin.example", "x y"}) {
                    Answer preflight = preflight(origin, stranger, "GET");
                    preflight.expectProblem(403, "request.cross-origin");
                    expectClosed(preflight);
                    expectHeaders(preflight);
                }
                expectClosed(api.send("GET", office.path(""), "", Map.of("Origin", "https://evil.example"))
                        .expect(200));
            }
        }

        @ParameterizedTest(name = "is not what {0} would be: no service starts with it")
        @ValueSource(
                strings = {
                    "*",
                    "https://*.example",
                    "admin.example",
                    "https://admin.example/",
                    "null",
                    "ftp://a.example"
                })
        void noOrigin(String origins) {
            assertThatThrownBy(() -> rollcall.queryServiceWith(
                            FreePort.next(), FreePort.next(), Map.of("ROLLCALL_CORS_ORIGINS", origins)))
                    .hasStackTraceContaining("ROLLCALL_CORS_ORIGINS has '");
        }
    }
}
