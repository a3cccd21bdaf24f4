package dev.rollcall.query.platform;

import dev.rollcall.web.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Makes a span of each event that changes a projection, in the trace of the request that led to it: until the batch has
 * committed, which is when the event can be seen.
 */
@Component
class ProjectionTraces {

    private final Traces traces;

    ProjectionTraces(Traces traces) {
        this.traces = traces;
    }

    MessageHandlerInterceptor<EventMessage<?>> of(String projection) {
        return (work, chain) -> {
            if (!traces.areTaken()) {
                return chain.proceed();
            }
            Instant since = Instant.now();
            Object result = chain.proceed();
            if (Batch.current().isUsed()) {
                begin(projection, work.getMessage(), since, work.root());
            }
            return result;
        };
    }

    /** Opens the metadata, which nothing else here needs: only for who wants traces. */
    private void begin(String projection, EventMessage<?> event, Instant since, UnitOfWork<?> batch) {
        Optional<Span> begun = traces.begin(
                "projection " + projection, (String) event.getMetaData().get("traceparent"), since);
        begun.ifPresent(span -> {
            span.setAttribute("rollcall.event.type", event.getPayloadType().getSimpleName());
            batch.onRollback(
                    failed -> Traces.failed(span, failed.getExecutionResult().getExceptionResult()));
            batch.onCleanup(done -> span.end());
        });
    }
}
