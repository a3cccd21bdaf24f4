package dev.rollcall.command.platform;

import dev.rollcall.eventlog.EventLogSchema;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;

/**
 * Brings the log's tables up to date, as their owner, whom no running service knows: {@code java -jar
 * command-service.jar migrate} with {@code ROLLCALL_OWNER_URL}, {@code …_USER} and {@code …_PASSWORD}.
 */
public final class LogMigration {

    private LogMigration() {}

    public static void run(Environment settings) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(settings.getRequiredProperty("ROLLCALL_OWNER_URL"));
        owner.setUser(settings.getProperty("ROLLCALL_OWNER_USER", "rollcall_owner"));
        owner.setPassword(settings.getRequiredProperty("ROLLCALL_OWNER_PASSWORD"));
        EventLogSchema.migrate(owner);
    }
}
