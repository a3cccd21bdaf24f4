package dev.rollcall.query.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.access.Activity;
import dev.rollcall.access.Grants;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Where this service looks up who is asking. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AccessWiring {

    /** Nobody waits long to be told when a token was used. */
    private static final int LONGEST_SECONDS = 1;

    @Bean
    Grants grants(@Qualifier("log") DataSource log, Clock clock) {
        return new Grants(JdbcClient.create(log), clock);
    }

    @Bean
    @ConfigurationProperties("rollcall.activity")
    HikariConfig activitySettings() {
        return new HikariConfig();
    }

    /** When tokens were used: written in the log's database, and read by lists that show it. */
    @Bean
    HikariDataSource activitySource(@Qualifier("activitySettings") HikariConfig settings) {
        return new HikariDataSource(settings);
    }

    @Bean
    @ConfigurationProperties("rollcall.readings")
    HikariConfig readingSettings() {
        return new HikariConfig();
    }

    /** Where it is put down that somebody reads history, durably. */
    @Bean
    HikariDataSource readingSource(@Qualifier("readingSettings") HikariConfig settings) {
        return new HikariDataSource(settings);
    }

    @Bean(destroyMethod = "write")
    Activity activity(@Qualifier("activitySource") DataSource log, Clock clock) {
        JdbcTemplate soon = new JdbcTemplate(log);
        soon.setQueryTimeout(LONGEST_SECONDS);
        return new Activity(JdbcClient.create(soon), clock);
    }
}
