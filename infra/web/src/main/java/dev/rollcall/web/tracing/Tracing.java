package dev.rollcall.web.tracing;

import dev.rollcall.web.InvalidSettingException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Imported by each service: where spans go, and that each request is one. */
@Configuration(proxyBeanMethods = false)
public class Tracing {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

    /**
     * @param endpoint base address of a collector that takes OTLP by HTTP, such as {@code http://localhost:4318}; nothing
     *     is traced without
     * @param sampling share of the traces that begin here, 0 to 1; of those that begin elsewhere, the caller decides
     */
    @Bean
    OpenTelemetry openTelemetry(
            @Value("${spring.application.name}") String service,
            @Value("${rollcall.tracing.endpoint}") String endpoint,
            @Value("${rollcall.tracing.sampling}") double sampling) {
        if (endpoint.isEmpty()) {
            return OpenTelemetry.noop();
        }
        try {
            OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                    .setEndpoint(endpoint.replaceFirst("/$", "") + "/v1/traces")
                    .build();
            return OpenTelemetrySdk.builder()
                    .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setResource(Resource.getDefault().merge(Resource.create(Attributes.of(SERVICE, service))))
                            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sampling)))
                            .addSpanProcessor(
                                    BatchSpanProcessor.builder(exporter).build())
                            .build())
                    .build();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "ROLLCALL_OTLP_ENDPOINT or ROLLCALL_TRACE_SAMPLING: an http address, and 0 to 1");
        }
    }

    @Bean
    Traces traces(OpenTelemetry telemetry) {
        return new Traces(telemetry);
    }

    /** Before anything that may answer. */
    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(Traces traces) {
        FilterRegistrationBean<TraceFilter> filter = new FilterRegistrationBean<>(new TraceFilter(traces));
        filter.setEnabled(traces.areTaken());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
