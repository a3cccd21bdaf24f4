package dev.rollcall.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Answers how it goes, on the paths of the other services; for whoever runs this, not for callers. */
final class Health implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;

    Health(InetSocketAddress address, BooleanSupplier ready, Alarms alarms, PrometheusMeterRegistry metrics) {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new InvalidSettingException("ROLLCALL_MANAGEMENT_PORT: port %d cannot be used (%s)."
                    .formatted(address.getPort(), e.getClass().getSimpleName()));
        }
        server.createContext("/actuator/health/readiness", exchange -> answer(exchange, ready.getAsBoolean(), alarms));
        server.createContext(
                "/actuator/health",
                exchange -> answer(
                        exchange,
                        ready.getAsBoolean() && alarms.outage() == null && alarms.deadLetters() == 0,
                        alarms));
        server.createContext(
                "/actuator/prometheus",
                exchange -> write(exchange, 200, "text/plain; version=0.0.4", metrics.scrape()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, boolean up, Alarms alarms) throws IOException {
        Map<String, Object> detail = new LinkedHashMap<>();
        Alarms.Outage outage = alarms.outage();
        detail.put("status", up ? "UP" : "DOWN");
        detail.put(
                "mailServer",
                outage == null
                        ? Map.of("status", "UP")
                        : Map.of(
                                "status",
                                "DOWN",
                                "reason",
                                outage.reason(),
                                "since",
                                outage.since().toString()));
        detail.put("deadLettersSinceStart", alarms.deadLetters());
        write(exchange, up ? 200 : 503, "application/json", JSON.writeValueAsString(detail));
    }

    private static void write(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
