package dev.rollcall.command.platform;

import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.LogGrowth;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.WireType;
import dev.rollcall.events.EventCatalog;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Puts the framework on our log. Declared by hand, because the framework's own configuration falls back silently to
 * parts without transactions.
 */
@Configuration(proxyBeanMethods = false)
class EventLogWiring {

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource log) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(log));
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer() {
        return new EventSerializer(EventCatalog.types().collect(Collectors.toMap(Function.identity(), type -> {
            EventCatalog.WireType wire = EventCatalog.wireTypeOf(type);
            return new WireType(wire.name(), wire.version());
        })));
    }

    @Bean
    EventLog eventLog(JdbcClient db, EventSerializer serializer, List<ClaimRules> features) {
        ClaimRules all = event -> features.stream()
                .flatMap(rules -> rules.claimsOf(event).stream())
                .toList();
        return new EventLog(db, serializer, NoOpEventUpcaster.INSTANCE, all);
    }

    @Bean
    Claims claims(JdbcClient db) {
        return new Claims(db);
    }

    @Bean(destroyMethod = "close")
    LogGrowth logGrowth(DataSource log) {
        return new LogGrowth(log);
    }

    @Bean
    LogSource logSource(EventLog log, LogGrowth growth) {
        return new LogSource(log, growth);
    }

    /** Which of several instances holds a token; a stable name lets a restarted one go on at once. */
    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections, Serializer serializer, @Value("${rollcall.node-id}") String nodeId) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(TokenSchema.builder()
                        .setTokenTable("command.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .contentType(byte[].class)
                .nodeId(nodeId)
                // Longer than a batch may wait for Kafka: two instances must not send the same one.
                .claimTimeout(Duration.ofSeconds(45))
                .build();
    }

    /** Lets the serializer read back tokens of a reset. */
    @Bean
    Jackson3SerializerCustomizer frameworkTypes() {
        return builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType(String.class)
                .build());
    }

    /** A handler that fails stops its processor: an event is never logged and skipped. */
    @Bean
    ConfigurerModule neverSkipAnEvent() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(config -> PropagatingErrorHandler.instance()));
    }
}
