package dev.rollcall.web;

import dev.rollcall.web.tracing.Tracing;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.apache.catalina.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Imported by each service; what it declares makes them answer alike. */
@Configuration(proxyBeanMethods = false)
@Import({Problems.class, ErrorPage.class, Tracing.class})
public class WebConventions {

    private static final Logger LOG = LoggerFactory.getLogger(WebConventions.class);

    private static final int MOST_JOBS = 32;

    /** Says no where Jackson would guess: unknown fields, a number where text belongs, a repeated name, a tail. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, coercion -> {
                    coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    coercion.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    coercion.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                });
    }

    @Bean
    JacksonModule strictScalars() {
        return new StrictScalars();
    }

    @Bean
    WebMvcConfigurer requestsThatAreUnderstood() {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
                configurer.strategies(List.of(new AcceptedTypes()));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SpeaksJson()).order(Ordered.HIGHEST_PRECEDENCE);
                registry.addInterceptor(new KnownParameters()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /** After the framework's own valve, and so asked before it. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemValve() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof Host host) {
                ProblemValve.install(host);
            }
        });
    }

    /** For more jobs at once than there are: one that takes long must not hold up what is due every second. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(MOST_JOBS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("scheduled-");
        // Without the message, which may hold values of rows.
        scheduler.setErrorHandler(failure ->
                LOG.error("A job has failed, and runs again when it is due: {}", Failures.describe(failure)));
        return scheduler;
    }

    /** No parameter has a NUL in it: PostgreSQL takes none in a text. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    FilterRegistrationBean<RequestId> requestIds() {
        FilterRegistrationBean<RequestId> filter = new FilterRegistrationBean<>(new RequestId());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    /** Around all other filters: what these answer by themselves has them, too. */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> securityHeaders() {
        FilterRegistrationBean<HeaderWriterFilter> filter =
                new FilterRegistrationBean<>(new HeaderWriterFilter(SecurityHeaders.writers()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /** Before anything is refused, so that pages can read why. */
    @Bean
    FilterRegistrationBean<CorsFilter> crossOrigin(
            @Value("${rollcall.cors-origins}") List<String> origins, ProblemWriter problems) {
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(CrossOrigin.filter(origins, problems));
        filter.setEnabled(!origins.isEmpty());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ProblemWriter problems) {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return filter;
    }

    @Bean
    ProblemAnswers problemAnswers(ProblemWriter problems) {
        return new ProblemAnswers(problems);
    }
}
