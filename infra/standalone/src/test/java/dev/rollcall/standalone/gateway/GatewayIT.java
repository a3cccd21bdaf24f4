package dev.rollcall.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.standalone.parts.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayIT {
    private final int port = FreePort.next();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentHashMap<String, Headers> received = new ConcurrentHashMap<>();
    private final CountDownLatch firstPartArrived = new CountDownLatch(1);
    private HttpServer command;
    private HttpServer query;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        command = service("command");
        query = service("query");
        gateway = new Gateway(
                port, command.getAddress().getPort(), query.getAddress().getPort());
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop();
        command.stop(0);
        query.stop(0);
        client.close();
    }

    @Test
    void sendsReadsAndChangesToTheirServices() throws Exception {
        assertThat(send(request("/v1/x?a=%C3%A4&b=1").GET()).body()).isEqualTo("query GET /v1/x?a=%C3%A4&b=1 ");
        assertThat(send(request("/v1/x").POST(BodyPublishers.ofString("{}"))).body())
                .isEqualTo("command POST /v1/x {}");
        assertThat(send(request("/v1/x").method("PATCH", BodyPublishers.ofString("p")))
                        .body())
                .isEqualTo("command PATCH /v1/x p");
        assertThat(send(request("/v1/x").DELETE()).body()).isEqualTo("command DELETE /v1/x ");
        assertThat(send(request("/v1/x").method("OPTIONS", BodyPublishers.noBody()))
                        .body())
                .isEqualTo("query OPTIONS /v1/x ");
    }

    @Test
    void passesStatusAndHeadersOnAndAddsNone() throws Exception {
        var response = send(request("/status/412").GET());

        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(response.headers().allValues("X-Many")).containsExactly("1", "2");
        assertThat(response.headers().map().keySet()).doesNotContain("server", "via");
        assertThat(send(request("/v1/x").HEAD()).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheHostAndSaysWhoCalledWhateverTheCallerClaims() throws Exception {
        send(request("/v1/x")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "443")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Request-Id", "r-1")
                .GET());

        Headers headers = Objects.requireNonNull(received.get("query"));
        assertThat(headers.get("Host")).containsExactly("localhost:" + port);
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(Integer.toString(port));
        assertThat(headers.get("X-Request-Id")).containsExactly("r-1");
        assertThat(headers).doesNotContainKeys("X-forwarded-host", "Forwarded", "Via");
    }

    @Test
    void carriesLargeBodiesBothWays() throws Exception {
        byte[] large = new byte[20_000_000];
        new Random(1).nextBytes(large);

        var response = client.send(
                request("/echo")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(response.body()).isEqualTo(large);
    }

    @Test
    void passesAnAnswerOnWhileItIsBeingWritten() throws Exception {
        try (InputStream body = client.send(request("/slowly").GET().build(), BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readNBytes(5)).isEqualTo("first".getBytes(StandardCharsets.UTF_8));
            // The service writes the rest only now.
            firstPartArrived.countDown();
            assertThat(body.readAllBytes()).isEqualTo("second".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void passesARefusalOfALargeBodyOn() throws Exception {
        var response = send(request("/status/413").POST(BodyPublishers.ofByteArray(new byte[300_000])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Connection")).contains("close");
        assertThat(send(request("/v1/x").GET()).headers().firstValue("Connection"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/refused, 400", "/actuator, 404"})
    void losesNoRefusalOfASmallBodyThatNobodyReads(String path, int status) throws Exception {
        for (int i = 0; i < 300; i++) {
            var response = send(request(path).PUT(BodyPublishers.ofByteArray(new byte[100_000])));

            assertThat(response.statusCode()).isEqualTo(status);
        }
    }

    @Test
    void answersForAServiceThatIsDownAndGoesOnWhenItIsBack() throws Exception {
        command.stop(0);

        var response = send(request("/v1/x").POST(BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body())
                .contains("\"type\":\"urn:rollcall:problem:service.unavailable\"", "\"status\":503")
                .contains("\"code\":\"service.unavailable\"");
        assertThat(send(request("/v1/x").GET()).statusCode()).isEqualTo(200);

        command = service("command", command.getAddress().getPort());
        assertThat(send(request("/v1/x").POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysThatAServiceBrokeOff() throws Exception {
        var response = send(request("/break-off").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("\"code\":\"service.interrupted\"");
    }

    @Test
    void cutsAnAnswerThatBreaksOffHalfWay() {
        assertThatThrownBy(() -> send(request("/half").GET())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/%61ctuator/env", "/v1/../actuator/env", "//actuator"})
    void keepsManagementToItself(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 40[04] .*application/problem\\+json.*");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/x HTTP/1.1\r\n\r\n",
                "GET /v1/a%2Fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/x?q=a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void answersNonsenseWithAProblem(String request) throws Exception {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"code\":\"", "Connection: close")
                .doesNotContain("jetty", "Exception", "<html");
        assertThat(received).isEmpty();
    }

    @Test
    void limitsTheHeader() throws Exception {
        assertThat(send(request("/v1/x").header("X-Long", "x".repeat(20_000)).GET())
                        .statusCode())
                .isEqualTo(431);
    }

    @Test
    void servesManyAtOnce() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            // More than 200 idle connections are too many for the JDK's server, which then closes some.
            var answers = IntStream.range(0, 150)
                    .mapToObj(i ->
                            callers.submit(() -> send(request("/v1/" + i).GET()).statusCode()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            }
        }
    }

    private HttpServer service(String name) throws IOException {
        return service(name, 0);
    }

    private HttpServer service(String name, int onPort) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            received.put(name, exchange.getRequestHeaders());
            try (exchange) {
                answer(name, exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }

    private void answer(String name, HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/status/")) {
            exchange.getResponseHeaders().put("X-Many", Stream.of("1", "2").collect(Collectors.toList()));
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(8)), -1);
        } else if (path.equals("/echo")) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body);
        } else if (path.equals("/slowly")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            firstPartArrived.await(30, TimeUnit.SECONDS);
            exchange.getResponseBody().write("second".getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/refused")) {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(400, -1);
        } else if (path.equals("/half")) {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
        } else if (!path.equals("/break-off")) {
            byte[] body = "%s %s %s %s"
                    .formatted(
                            name,
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
