package dev.rollcall.standalone.parts;

import dev.rollcall.eventlog.EventLogSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The databases of Rollcall and the roles that may enter them, made or completed over an administrator's connection.
 * Each role has its own generated password; nobody else may connect.
 */
public final class Databases {
    public static final String LOG = "rollcall_log";
    public static final String QUERY = "rollcall_query";

    /** Owns the log's schema; no service logs in as this role. */
    public static final String OWNER_ROLE = "rollcall_owner";

    public static final String COMMAND_ROLE = EventLogSchema.COMMAND_ROLE;
    public static final String READER_ROLE = EventLogSchema.READER_ROLE;
    public static final String QUERY_ROLE = "rollcall_query";

    private final JdbcUrl admin;
    private final String adminUser;
    private final String adminPassword;
    private final Secrets secrets;

    /**
     * @param adminUrl any database of the server
     * @param adminUser may create roles and databases
     * @param adminPassword empty if the server asks for none
     */
    public Databases(String adminUrl, String adminUser, String adminPassword, Secrets secrets) {
        this.admin = JdbcUrl.parse(adminUrl);
        this.adminUser = adminUser;
        this.adminPassword = adminPassword;
        this.secrets = secrets;
    }

    public String logUrl() {
        return admin.withDatabase(LOG).toString();
    }

    public String queryUrl() {
        return admin.withDatabase(QUERY).toString();
    }

    /** Makes what is missing and brings the log's tables up to date; may be run again at any time. */
    public void prepare() {
        try (Connection connection = connect()) {
            for (String role : List.of(OWNER_ROLE, COMMAND_ROLE, READER_ROLE, QUERY_ROLE)) {
                prepareRole(connection, role);
            }
            prepareDatabase(connection, LOG, OWNER_ROLE, List.of(COMMAND_ROLE, READER_ROLE));
            prepareDatabase(connection, QUERY, QUERY_ROLE, List.of());
        } catch (SQLException e) {
            // The driver's message may quote rows; the state says enough, and PostgreSQL's own log the rest.
            throw new PartException(
                    "cannot prepare the databases at %s (SQL state %s)".formatted(admin.server(), e.getSQLState()));
        }
        EventLogSchema.migrate(as(OWNER_ROLE, logUrl()));
    }

    /** A database as one of our roles sees it. */
    public DataSource as(String role, String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(role);
        source.setPassword(secrets.value(role));
        return source;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(admin.toString(), adminUser, adminPassword);
    }

    private void prepareRole(Connection connection, String role) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(connection, "SELECT format('CREATE ROLE %I LOGIN', ?::text)", role);
            // An administrator who is no superuser may give things only to roles that it is a member of.
            execute(
                    connection,
                    "SELECT format('GRANT %I TO CURRENT_USER', ?::text) FROM pg_roles"
                            + " WHERE rolname = CURRENT_USER AND NOT rolsuper",
                    role);
        }
        // Hashed before it leaves: a server that logs statements would log the password otherwise.
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, secrets.value(role).toCharArray(), "scram-sha-256");
    }

    private static void prepareDatabase(Connection connection, String database, String owner, List<String> others)
            throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute(connection, "SELECT format('CREATE DATABASE %I OWNER %I', ?::text, ?::text)", database, owner);
        }
        execute(connection, "SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', ?::text)", database);
        for (String other : others) {
            execute(
                    connection,
                    "SELECT format('GRANT CONNECT ON DATABASE %I TO %I', ?::text, ?::text)",
                    database,
                    other);
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Names cannot be parameters of DDL, so PostgreSQL itself quotes them into the statement that is then run. */
    private static void execute(Connection connection, String statement, String... names) throws SQLException {
        try (var query = connection.prepareStatement(statement)) {
            for (int i = 0; i < names.length; i++) {
                query.setString(i + 1, names[i]);
            }
            try (var rows = query.executeQuery();
                    var quoted = connection.createStatement()) {
                while (rows.next()) {
                    quoted.execute(rows.getString(1));
                }
            }
        }
    }
}
