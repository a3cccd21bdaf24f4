package dev.rollcall.eventlog;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the log's database and who may do what to them. */
public final class EventLogSchema {

    /** The role that command-service logs in as: adds and reads events, keeps claims. */
    public static final String COMMAND_ROLE = "rollcall_command";

    /** The role that query-service reads the log as: reads events, nothing else. */
    public static final String READER_ROLE = "rollcall_reader";

    private EventLogSchema() {}

    /**
     * Brings the database up to date. Both roles must exist; may be run again, and by several at once.
     *
     * @param owner connects as the database's owner, which no running service does
     */
    public static void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/event-log")
                .schemas("migrations")
                .placeholders(Map.of("commandRole", COMMAND_ROLE, "readerRole", READER_ROLE))
                .load()
                .migrate();
    }
}
