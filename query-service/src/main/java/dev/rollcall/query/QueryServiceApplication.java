package dev.rollcall.query;

import dev.rollcall.access.AccessConventions;
import dev.rollcall.web.WebConventions;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Starts the service; its settings are in {@code query-service.yml}. */
// No call home, and no event store that we have not declared ourselves.
@SpringBootApplication(exclude = {UpdateCheckerAutoConfiguration.class, JdbcAutoConfiguration.class})
@Import({WebConventions.class, AccessConventions.class})
public class QueryServiceApplication {

    /** The application as production runs it; tests start the very same. */
    public static SpringApplication application() {
        return new SpringApplicationBuilder(QueryServiceApplication.class)
                .properties("spring.config.name=query-service")
                .build();
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
