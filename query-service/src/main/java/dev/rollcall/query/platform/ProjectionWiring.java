package dev.rollcall.query.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.FrameworkWiring;
import dev.rollcall.eventlog.LogGrowth;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.personal.PersonKeys;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Feeds every projection from the log: its rows, its token and its position commit together. */
@Configuration(proxyBeanMethods = false)
@Import(FrameworkWiring.class)
class ProjectionWiring {

    private static final int BATCH_SIZE = 500;

    @Bean
    LogSource logSource(
            @Qualifier("log") DataSource log,
            LogGrowth growth,
            EventSerializer serializer,
            PersonKeys keys,
            EventUpcaster upcasters) {
        // No bean of its own: the framework would take it for a store that this service may append to.
        LogSource source = new LogSource(EventLog.reading(log, serializer, keys, upcasters), growth);
        keys.whenDestroyed(source::forget);
        return source;
    }

    @Bean(destroyMethod = "close")
    LogGrowth logGrowth(@Qualifier("log") DataSource log) {
        return new LogGrowth(log);
    }

    @Bean(destroyMethod = "close")
    Progress progress() {
        return new Progress();
    }

    @Bean(destroyMethod = "close")
    Rebuilds rebuilds(
            HikariDataSource readModels,
            LogSource log,
            ParameterResolverFactory parameters,
            List<Projection> projections) {
        return new Rebuilds(readModels, log, parameters, projections);
    }

    /** Projections send no messages: nothing of an event's metadata need be read, and opened, to pass it on. */
    @Bean
    CorrelationDataProvider passNothingOn() {
        return message -> Map.of();
    }

    /** A handler that fails stops its projection: an event is never logged and skipped. */
    @Bean
    ConfigurerModule projections(LogSource log, Positions positions, ProjectionTraces traces) {
        return configurer -> configurer.eventProcessing(processing -> processing
                .usingPooledStreamingEventProcessors()
                .configureDefaultStreamableMessageSource(config -> log)
                .registerPooledStreamingEventProcessorConfiguration(
                        (config, processor) -> processor.initialSegmentCount(1).batchSize(BATCH_SIZE))
                .registerDefaultHandlerInterceptor((config, projection) -> positions.keptFor(projection))
                .registerDefaultHandlerInterceptor((config, projection) -> traces.of(projection))
                .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(config -> PropagatingErrorHandler.instance()));
    }
}
