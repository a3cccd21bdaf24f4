package dev.rollcall.web.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes spans. Their names and attributes say what kind of thing is done, never to whom. */
public final class Traces {

    private static final String TRACE_PARENT = "traceparent";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final TextMapGetter<String> AS_TRACE_PARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(TRACE_PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(TRACE_PARENT) ? carrier : null;
        }
    };

    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    public Traces(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("dev.rollcall");
    }

    /** For who is told of no collector. */
    public static Traces none() {
        return new Traces(OpenTelemetry.noop());
    }

    /** Whether anybody wants them: what they cost is saved otherwise. */
    public boolean areTaken() {
        return telemetry != OpenTelemetry.noop();
    }

    /** Does something as a step of what is being traced. */
    public <T> T step(String name, Map<String, String> attributes, Supplier<T> what) {
        if (!areTaken()) {
            return what.get();
        }
        SpanBuilder builder = tracer.spanBuilder(name);
        attributes.forEach(builder::setAttribute);
        Span span = builder.startSpan();
        try (Scope ignored = span.makeCurrent()) {
            return what.get();
        } catch (RuntimeException e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** Without its message, which may say who is concerned. */
    public static void failed(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }

    /**
     * Something that another process has led to; empty where that one is not traced.
     *
     * @param since when it began
     */
    public Optional<Span> begin(String name, @Nullable String traceParent, Instant since) {
        Context parent = parent(traceParent);
        return Span.fromContext(parent).getSpanContext().isSampled()
                ? Optional.of(tracer.spanBuilder(name)
                        .setParent(parent)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setStartTimestamp(since)
                        .startSpan())
                : Optional.empty();
    }

    /** Begins what a request asks for, which may be the beginning of everything. */
    Span begin(String name, @Nullable String traceParent) {
        return tracer.spanBuilder(name)
                .setParent(parent(traceParent))
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
    }

    private Context parent(@Nullable String traceParent) {
        return traceParent == null
                ? Context.root()
                : telemetry
                        .getPropagators()
                        .getTextMapPropagator()
                        .extract(Context.root(), traceParent, AS_TRACE_PARENT);
    }

    /**
     * What a change that a request asks for belongs to: what is traced here, else what the caller says, if that is a
     * traceparent.
     */
    public static Optional<String> of(HttpServletRequest request) {
        return current()
                .or(() -> Optional.ofNullable(request.getHeader(TRACE_PARENT))
                        .filter(given -> FORM.matcher(given).matches()));
    }

    /** What is being done here, for others to say that they belong to it (W3C Trace Context); empty for nothing traced. */
    public static Optional<String> current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of("00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex()))
                : Optional.empty();
    }
}
