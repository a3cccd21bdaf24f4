package dev.rollcall.standalone.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Rollcall's HTTP interface in front of {@link FakeOffices}, with the troubles that a test orders. */
final class FakeRollcall implements AutoCloseable {

    static final String TOKEN = "operator";

    final FakeOffices offices = new FakeOffices();
    /** What was done, as "POST /v1/organizations". */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** The position that the last read wanted to see. */
    volatile long demanded;

    private final FakePaths paths = new FakePaths(offices);
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger untilBreak = new AtomicInteger(Integer.MAX_VALUE);

    FakeRollcall() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI origin() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next requests are answered with 503 and a time to come again. */
    void beBusy(int times) {
        busy.set(times);
    }

    /** After so many changes the server is gone: one more is done, but not answered, and none after it. */
    void breakAfter(int changes) {
        untilBreak.set(changes);
    }

    void mend() {
        untilBreak.set(Integer.MAX_VALUE);
    }

    long changes(String suffix) {
        return requests.stream()
                .filter(r -> !r.startsWith("GET") && r.endsWith(suffix))
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                respond(exchange, FakeAnswer.problem(503, "service.busy", "Later."));
                return;
            }
            int left = method.equals("GET") ? 1 : untilBreak.getAndDecrement();
            if (left < 0) {
                return;
            }
            requests.add(method + " " + path);
            var answer = answer(exchange, method, path, body);
            if (left > 0) {
                respond(exchange, answer);
            }
        }
    }

    private FakeAnswer answer(HttpExchange exchange, String method, String path, byte[] body) {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return FakeAnswer.problem(401, "token.invalid", "The token is\n not known.");
        }
        JsonNode content = body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        if (method.equals("GET")) {
            demanded = Long.parseLong(exchange.getRequestHeaders().getFirst("Rollcall-Position"));
            return paths.read(exchange.getRequestURI(), demanded);
        }
        return paths.change(path, content);
    }

    private void respond(HttpExchange exchange, FakeAnswer answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer.body());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() < 300 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
