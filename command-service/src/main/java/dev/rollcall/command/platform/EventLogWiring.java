package dev.rollcall.command.platform;

import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.FrameworkWiring;
import dev.rollcall.eventlog.LogGrowth;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.SealedSnapshots;
import dev.rollcall.eventlog.Snapshots;
import dev.rollcall.eventlog.WireType;
import dev.rollcall.eventlog.personal.SharedSecrets;
import dev.rollcall.events.EventCatalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the framework on our log, to append and to feed from it. */
@Configuration(proxyBeanMethods = false)
@Import(FrameworkWiring.class)
class EventLogWiring {

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer() {
        return new EventSerializer(EventCatalog.types().collect(Collectors.toMap(Function.identity(), type -> {
            EventCatalog.WireType wire = EventCatalog.wireTypeOf(type);
            return new WireType(wire.name(), wire.version());
        })));
    }

    @Bean(destroyMethod = "close")
    EventLog eventLog(DataSource log, EventSerializer serializer, List<ClaimRules> features, Snapshots snapshots) {
        ClaimRules all = event -> features.stream()
                .flatMap(rules -> rules.claimsOf(event).stream())
                .toList();
        return EventLog.writing(log, serializer, NoOpEventUpcaster.INSTANCE, all, snapshots);
    }

    @Bean
    SealedSnapshots.Seal snapshotSeal() {
        return new SealedSnapshots.Seal() {
            @Override
            public String seal(String stream, String state) {
                return state;
            }

            @Override
            public Optional<String> open(String stream, String sealed) {
                return Optional.of(sealed);
            }
        };
    }

    @Bean
    SharedSecrets sharedSecrets() {
        return new SharedSecrets(new byte[32]);
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

    /** A handler that fails stops its processor: an event is never logged and skipped. */
    @Bean
    ConfigurerModule neverSkipAnEvent() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(config -> PropagatingErrorHandler.instance()));
    }
}
