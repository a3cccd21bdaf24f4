package dev.rollcall.command;

import dev.rollcall.access.AccessConventions;
import dev.rollcall.command.platform.LogMigration;
import dev.rollcall.command.platform.MasterKeyRotationRun;
import dev.rollcall.eventlog.personal.PersonalDataException;
import dev.rollcall.web.WebConventions;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Starts the service; its settings are in {@code command-service.yml}. */
// No call home, and no event store that we have not declared ourselves.
@SpringBootApplication(exclude = {UpdateCheckerAutoConfiguration.class, JdbcAutoConfiguration.class})
@Import({WebConventions.class, AccessConventions.class})
public class CommandServiceApplication {

    /** The application as production runs it; tests start the very same. */
    public static SpringApplication application() {
        return new SpringApplicationBuilder(CommandServiceApplication.class)
                .properties("spring.config.name=command-service")
                .build();
    }

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("migrate")) {
            LogMigration.run(withoutServer().run().getEnvironment());
        } else if (args.length == 1 && args[0].equals("rotate-master-key")) {
            rotateMasterKey();
        } else {
            application().run(args);
        }
    }

    // A command that somebody runs and watches; its exit code is what a script sees.
    private static void rotateMasterKey() {
        try {
            MasterKeyRotationRun.run(withoutServer().run().getEnvironment(), System.out::println);
        } catch (PersonalDataException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Knows the settings, secrets in files included, and starts nothing. */
    private static SpringApplication withoutServer() {
        return new SpringApplicationBuilder(Object.class)
                .properties("spring.config.name=command-service")
                .web(WebApplicationType.NONE)
                .build();
    }
}
