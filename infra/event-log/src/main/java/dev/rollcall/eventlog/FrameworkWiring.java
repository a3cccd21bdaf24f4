package dev.rollcall.eventlog;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Puts the framework on PostgreSQL; imported by each service. Declared by hand, because the framework's own
 * configuration falls back silently to parts without transactions.
 */
@Configuration(proxyBeanMethods = false)
public class FrameworkWiring {

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource primary) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(primary));
    }

    /**
     * Which of several instances reads on for whom, and from where.
     *
     * @param nodeId a stable one lets a restarted instance go on at once
     * @param claimTimeout how long an instance that is gone keeps what it had claimed; longer than a batch may take
     */
    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            Serializer serializer,
            @Value("${rollcall.tokens.table}") String table,
            @Value("${rollcall.tokens.claim-timeout}") Duration claimTimeout,
            @Value("${rollcall.node-id}") String nodeId) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(TokenSchema.builder()
                        .setTokenTable(table)
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .contentType(byte[].class)
                .nodeId(nodeId)
                .claimTimeout(claimTimeout)
                .build();
    }

    @Bean
    ProcessorFailures processorFailures(
            DataSource primary,
            @Value("${rollcall.tokens.table}") String table,
            @Value("${rollcall.node-id}") String nodeId) {
        return new ProcessorFailures(primary, table, nodeId);
    }

    @Bean
    ConfigurerModule watchedProcessors(ProcessorFailures failures) {
        return configurer -> configurer.eventProcessing(processing ->
                processing.registerDefaultHandlerInterceptor((config, processor) -> failures.watch(processor)));
    }

    /** Lets the serializer read back the tokens of a reset, without which a replay hangs. */
    @Bean
    Jackson3SerializerCustomizer frameworkTypes() {
        return builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType(String.class)
                .build());
    }
}
