package dev.rollcall.query.platform;

import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.JsonUpcaster;
import dev.rollcall.eventlog.WireType;
import dev.rollcall.eventlog.personal.KeyErasures;
import dev.rollcall.eventlog.personal.MasterKeys;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.eventlog.personal.PersonalMarks;
import dev.rollcall.eventlog.personal.Seals;
import dev.rollcall.events.DataSubject;
import dev.rollcall.events.EventCatalog;
import dev.rollcall.events.EventMetadata;
import dev.rollcall.events.Personal;
import dev.rollcall.events.mail.MailedCodes;
import dev.rollcall.web.InvalidSettingException;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens what the log has sealed; refuses to start with a master key that is not the installation's. */
@Configuration(proxyBeanMethods = false)
class PersonalDataWiring {

    @Bean
    PersonKeys personKeys(
            @Qualifier("log") DataSource log,
            @Value("${rollcall.master-key}") String masterKey,
            @Value("${rollcall.master-key-previous}") String previous) {
        PersonKeys keys = new PersonKeys(JdbcClient.create(log), MasterKeys.of(masterKey, previous));
        keys.check();
        return keys;
    }

    /** Says in which setting the key is missing or wrong, not what it is. */
    @Bean
    MailedCodes mailedCodes(
            @Value("${rollcall.code-key}") String codeKey, @Value("${rollcall.code-key-previous}") String previous) {
        try {
            return MailedCodes.of(codeKey, previous);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("ROLLCALL_CODE_KEY or ROLLCALL_CODE_KEY_PREVIOUS: " + e.getMessage());
        }
    }

    @Bean(destroyMethod = "close")
    KeyErasures keyErasures(@Qualifier("log") DataSource log, PersonKeys keys) {
        return new KeyErasures(log, keys);
    }

    @Bean
    EventUpcaster upcasters() {
        return new EventUpcasterChain(EventCatalog.upcasts().stream()
                .map(upcast -> new JsonUpcaster(new WireType(upcast.name(), upcast.fromVersion()), upcast.change()))
                .toList());
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(PersonKeys keys) {
        return new EventSerializer(EventCatalog.types().collect(Collectors.toMap(Function.identity(), type -> {
                    EventCatalog.WireType wire = EventCatalog.wireTypeOf(type);
                    return new WireType(wire.name(), wire.version());
                })))
                .sealing(new PersonalMarks(Personal.class, DataSubject.class, EventMetadata.PERSONAL), new Seals(keys));
    }
}
