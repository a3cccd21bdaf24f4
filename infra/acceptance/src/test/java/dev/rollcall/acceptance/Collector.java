package dev.rollcall.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes traces, OTLP by HTTP. */
final class Collector implements AutoCloseable {

    /** @param parentId empty for a span that begins a trace */
    record Taken(String service, String traceId, String id, String parentId, String name) {}

    private final HttpServer server;
    private final List<Taken> spans = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Taken> spansOf(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    boolean hasAny() {
        return !spans.isEmpty();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = isZipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
            for (ResourceSpans each : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                String service = each.getResource().getAttributesList().stream()
                        .filter(attribute -> attribute.getKey().equals("service.name"))
                        .map(attribute -> attribute.getValue().getStringValue())
                        .findFirst()
                        .orElse("");
                each.getScopeSpansList()
                        .forEach(scope -> scope.getSpansList().stream()
                                .map(span -> taken(service, span))
                                .forEach(spans::add));
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Taken taken(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new Taken(
                service,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
