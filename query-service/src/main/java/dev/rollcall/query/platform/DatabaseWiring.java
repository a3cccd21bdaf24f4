package dev.rollcall.query.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.web.DatabaseHealth;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Two databases: the service's own, for read models, and the log's, which it can only read. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    @Bean
    @ConfigurationProperties("rollcall.read-models")
    HikariConfig readModelSettings() {
        return new HikariConfig();
    }

    @Bean
    @ConfigurationProperties("rollcall.log")
    HikariConfig logSettings() {
        return new HikariConfig();
    }

    @Bean
    @Primary
    HikariDataSource readModels(@Qualifier("readModelSettings") HikariConfig settings) {
        return new HikariDataSource(settings);
    }

    @Bean
    DatabaseHealth databaseHealthIndicator(
            @Qualifier("readModels") DataSource readModels, @Qualifier("log") DataSource log) {
        return new DatabaseHealth(List.of(readModels, log));
    }

    @Bean
    HikariDataSource log(@Qualifier("logSettings") HikariConfig settings) {
        return new HikariDataSource(settings);
    }
}
