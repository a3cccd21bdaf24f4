package dev.rollcall.command.platform;

import dev.rollcall.access.Activity;
import dev.rollcall.access.Grants;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where this service looks up who is asking. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {

    @Bean
    Grants grants(JdbcClient log, Clock clock) {
        return new Grants(log, clock);
    }

    @Bean(destroyMethod = "write")
    Activity activity(JdbcClient log, Clock clock) {
        return new Activity(log, clock);
    }
}
