package dev.rollcall.command.platform;

import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.FrameworkWiring;
import dev.rollcall.eventlog.LogGrowth;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.Snapshots;
import dev.rollcall.eventlog.personal.BlindIndex;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.web.DatabaseHealth;
import dev.rollcall.web.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the framework on our log, to append and to feed from it. */
@Configuration(proxyBeanMethods = false)
@Import(FrameworkWiring.class)
class EventLogWiring {

    @Bean(destroyMethod = "close")
    EventLog eventLog(
            DataSource log,
            EventSerializer serializer,
            PersonKeys keys,
            EventUpcaster upcasters,
            BlindIndex index,
            List<ClaimRules> features,
            Snapshots snapshots,
            MeterRegistry meters,
            Traces traces) {
        ClaimRules all = event -> features.stream()
                .flatMap(rules -> rules.claimsOf(event).stream())
                .map(claim -> claim.blind(index))
                .toList();
        return EventLog.writing(log, serializer, keys, upcasters, all, snapshots, new AppendTelemetry(meters, traces));
    }

    @Bean
    DatabaseHealth databaseHealthIndicator(DataSource log) {
        return new DatabaseHealth(List.of(log));
    }

    @Bean
    Claims claims(JdbcClient db, BlindIndex personal) {
        return new Claims(db, personal);
    }

    @Bean(destroyMethod = "close")
    LogGrowth logGrowth(DataSource log) {
        return new LogGrowth(log);
    }

    @Bean
    LogSource logSource(EventLog log, LogGrowth growth, PersonKeys keys) {
        LogSource source = new LogSource(log, growth);
        keys.whenDestroyed(source::forget);
        return source;
    }

    /** A handler that fails stops its processor: an event is never logged and skipped. */
    @Bean
    ConfigurerModule neverSkipAnEvent() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(config -> PropagatingErrorHandler.instance()));
    }
}
