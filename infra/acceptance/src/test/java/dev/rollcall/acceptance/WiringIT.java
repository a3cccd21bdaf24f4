package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.platform.LogMigration;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.standalone.parts.Databases;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** The framework falls back silently to parts that lose or skip events: these are ours, and the grants are least. */
@RunsRollcall
class WiringIT {

    private final Rollcall rollcall;

    WiringIT(Rollcall rollcall) {
        this.rollcall = rollcall;
    }

    @Test
    @DisplayName("command-service appends to our log, in transactions")
    void commandService() {
        ApplicationContext context = rollcall.commands();
        assertThat(context.getBean(EventStorageEngine.class)).isInstanceOf(EventLog.class);
        assertThat(context.getBean("eventSerializer")).isInstanceOf(EventSerializer.class);
        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
    }

    @Test
    @DisplayName("Who waits for a stream's turn holds no connection: one hot user must not starve all others")
    void waitsWithoutConnection() {
        assertThat(rollcall.commands().getBean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
    }

    @Test
    @DisplayName("query-service cannot append, and keeps its tokens with its rows")
    void queryService() {
        ApplicationContext context = rollcall.queries();
        assertThat(context.getBeansOfType(EventStorageEngine.class)).isEmpty();
        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organizations",
                "teams",
                "user-directory",
                "user-profile",
                "contacts",
                "sessions",
                "login-history",
                "two-factor",
                "api-tokens"
            })
    @DisplayName("A projection that fails stops, it does not skip")
    void neverSkips(String projection) {
        EventProcessingConfiguration processing = rollcall.queries().getBean(EventProcessingConfiguration.class);
        assertThat(processing.eventProcessor(projection, PooledStreamingEventProcessor.class))
                .isPresent();
        assertThat(processing.errorHandler(projection)).isEqualTo(PropagatingErrorHandler.instance());
        assertThat(processing.listenerInvocationErrorHandler(projection)).isEqualTo(PropagatingErrorHandler.instance());
    }

    @ParameterizedTest
    @CsvSource({
        "rollcall_command, update event_store.event set type = 'x'",
        "rollcall_command, delete from event_store.event",
        "rollcall_command, truncate event_store.event",
        "rollcall_command, drop table event_store.event",
        "rollcall_reader, update event_store.event set type = 'x'",
        "rollcall_reader, delete from event_store.event",
        "rollcall_reader, insert into event_store.event select * from event_store.event",
        "rollcall_reader, select * from command.claim",
        "rollcall_reader, insert into personal.person_key (subject) values ('x')",
        "rollcall_reader, update personal.person_key set created_at = now()",
        "rollcall_command, delete from personal.person_key"
    })
    @DisplayName("R94 no service's role can change or remove an event")
    void leastGrants(String role, String statement) {
        assertThatThrownBy(() -> rollcall.log(role).sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining(statement.startsWith("drop") ? "must be owner" : "permission denied");
    }

    @Test
    @DisplayName("The log's owner migrates it without a launcher, as often as it likes")
    void migratesAgain() {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new MapPropertySource("owner", rollcall.ownerSettings()));
        LogMigration.run(settings);
        assertThat(rollcall.log(Databases.OWNER_ROLE)
                        .sql("select count(*) from migrations.flyway_schema_history where success")
                        .query(Integer.class)
                        .single())
                .isEqualTo(16); // the schema itself, and the versions
    }

    @Test
    @DisplayName("Positions are 1, 2, 3 … without a gap, and every stream's sequences 0, 1, 2 …")
    void gapless() {
        assertThat(rollcall.log(Databases.READER_ROLE)
                        .sql("select count(*) = max(position) and min(position) = 1 from event_store.event")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(rollcall.log(Databases.READER_ROLE)
                        .sql("""
                                select stream from event_store.event group by stream
                                having count(*) <> max(sequence) + 1 or min(sequence) <> 0""")
                        .query(String.class)
                        .list())
                .isEmpty();
    }
}
