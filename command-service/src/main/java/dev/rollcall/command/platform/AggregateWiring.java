package dev.rollcall.command.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.eventlog.SealedSnapshots;
import dev.rollcall.eventlog.Snapshots;
import dev.rollcall.eventlog.personal.PersonKeys;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How commands find their aggregates, and how these come to memory: from the cache, or a snapshot and what follows. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AggregateWiring {

    /**
     * Without transactions: what a command appends is stored by the log in one of its own, and no connection is held
     * while a command waits for a stream's turn.
     */
    @Bean
    @Primary
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(Configuration framework, DuplicateCommandHandlerResolver duplicates) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .duplicateCommandHandlerResolver(duplicates)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(framework.correlationDataProviders()));
        return bus;
    }

    /** Asks the command instead of its annotations, which takes a fifth of the time of a command. */
    @Bean
    CommandTargetResolver commandTargetResolver() {
        return message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).stream(), null);
    }

    /** @param size number of aggregates kept; 0 for none */
    @Bean
    Cache aggregateCache(@Value("${rollcall.aggregates.cache-size}") int size, PersonKeys keys) {
        AggregateCache cache =
                new AggregateCache(Caffeine.newBuilder().maximumSize(size).build());
        keys.whenDestroyed(cache::removeAll);
        return cache;
    }

    @Bean
    Snapshots snapshots(JdbcClient db, SealedSnapshots.Seal seal, ApplicationContext context) {
        return new SealedSnapshots(
                db,
                seal,
                Arrays.stream(context.getBeanNamesForAnnotation(Aggregate.class))
                        .map(context::getType)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet()));
    }

    /** One at a time, beside the commands. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotting() {
        return Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("snapshotting").factory());
    }

    @Bean
    Snapshotter snapshotter(
            Configuration framework,
            EventStore events,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            @Qualifier("snapshotting") ExecutorService executor) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(framework::repository)
                .eventStore(events)
                .handlerDefinition(handlers)
                .parameterResolverFactory(parameters)
                .executor(executor)
                .build();
    }

    /** @param every so many events of a stream; what has to be read beside a snapshot is less */
    @Bean
    SnapshotTriggerDefinition snapshotTrigger(
            Snapshotter snapshotter, @Value("${rollcall.aggregates.snapshot-every}") int every) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, every);
    }
}
