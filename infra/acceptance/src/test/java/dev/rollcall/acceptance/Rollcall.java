package dev.rollcall.acceptance;

import dev.rollcall.command.CommandServiceApplication;
import dev.rollcall.eventlog.EventLogSchema;
import dev.rollcall.events.mail.MailedCodes;
import dev.rollcall.query.QueryServiceApplication;
import dev.rollcall.standalone.gateway.Gateway;
import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.FreePort;
import dev.rollcall.standalone.parts.Secrets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product as it runs in production, on real parts: both services behind one origin. One for all tests of a run. */
public final class Rollcall implements AutoCloseable {

    private static final String NEXT_MASTER_KEY = "next-master-key";

    private final TestClock clock = new TestClock();
    private final Parts parts;
    private final Collector collector;
    private final Secrets secrets;
    private final Path peopleDirectory;
    private final Databases databases;
    private final Map<String, String> masterKeys;
    private final String token;
    private final int managementPort;
    private final ConfigurableApplicationContext commands;
    private final ConfigurableApplicationContext queries;
    private final Gateway gateway;
    private final URI origin;
    private final URI commandOrigin;
    private final URI queryOrigin;

    Rollcall() throws Exception {
        parts = Parts.start();
        collector = new Collector();
        peopleDirectory = Files.createTempDirectory("rollcall-people");
        secrets = new Secrets(Files.createTempDirectory("rollcall-secrets"));
        databases = new Databases(parts.postgresUrl(), parts.postgresUser(), parts.postgresPassword(), secrets);
        databases.prepare();
        // Both from the start, so that a test can rotate from one to the other.
        masterKeys = Map.of(
                "ROLLCALL_MASTER_KEY_FILE", secrets.file(Secrets.MASTER_KEY).toString(),
                "ROLLCALL_MASTER_KEY_PREVIOUS_FILE",
                        secrets.file(NEXT_MASTER_KEY).toString());
        token = secrets.value(Secrets.OPERATOR_TOKEN);
        int commandPort = FreePort.next();
        int queryPort = FreePort.next();
        managementPort = FreePort.next();
        commands = commandService(commandPort);
        queries = queryService(queryPort, managementPort);
        int port = FreePort.next();
        gateway = new Gateway(port, commandPort, queryPort);
        gateway.start();
        origin = URI.create("http://localhost:" + port);
        commandOrigin = URI.create("http://127.0.0.1:" + commandPort);
        queryOrigin = URI.create("http://127.0.0.1:" + queryPort);
    }

    /** One more command-service on the same log; whoever starts it closes it. */
    ConfigurableApplicationContext commandService(int port) {
        return commandService(port, masterKeys);
    }

    /** The same with other master keys: {@code ROLLCALL_MASTER_KEY} and {@code …_PREVIOUS}. */
    ConfigurableApplicationContext commandService(int port, Map<String, String> masterKeys) {
        return commandService(port, masterKeys, Map.of());
    }

    /** The same with settings that are usually left as they are. */
    ConfigurableApplicationContext commandServiceWith(int port, Map<String, String> settings) {
        return commandService(port, masterKeys, settings);
    }

    private ConfigurableApplicationContext commandService(
            int port, Map<String, String> masterKeys, Map<String, String> settings) {
        return onOurTime(CommandServiceApplication.application())
                .run(arguments(
                        common(port, 0),
                        masterKeys,
                        Map.of(
                                "ROLLCALL_LOG_PASSWORD_FILE",
                                secrets.file(Databases.COMMAND_ROLE).toString(),
                                "ROLLCALL_PEOPLE_DIRECTORY",
                                peopleDirectory.toString(),
                                "ROLLCALL_SEAL_KEY_FILE",
                                secrets.file(Secrets.SEAL_KEY).toString(),
                                "ROLLCALL_SIGNALS_KEY_FILE",
                                secrets.file(Secrets.SIGNALS_KEY).toString(),
                                "ROLLCALL_RECHECKED_PER_SECOND",
                                "20000", // all events of all tests within few seconds
                                "ROLLCALL_CHECKPOINTS",
                                checkpoints().toString(),
                                "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS",
                                parts.bootstrapServers()),
                        settings));
    }

    Collector collector() {
        return collector;
    }

    /** What was signed of the log. */
    Path checkpoints() {
        return peopleDirectory.resolveSibling(peopleDirectory.getFileName() + "-checkpoints");
    }

    /** What a notifier of this Rollcall is told; its mails go to a server on that port. */
    Map<String, String> notifierSettings(int smtpPort) {
        return new HashMap<>(Map.of(
                "ROLLCALL_ADDRESS", "127.0.0.1",
                "ROLLCALL_MANAGEMENT_PORT", "0",
                "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", parts.bootstrapServers(),
                "ROLLCALL_CODE_KEY_FILE", secrets.file(Secrets.CODE_KEY).toString(),
                "ROLLCALL_SMTP_HOST", "127.0.0.1",
                "ROLLCALL_SMTP_PORT", Integer.toString(smtpPort),
                "ROLLCALL_SMTP_TLS", "none",
                "ROLLCALL_MAIL_FROM", "Rollcall <no-reply@rollcall.example>",
                "ROLLCALL_PUBLIC_URL", "https://people.example",
                "ROLLCALL_MAIL_RETRY_MILLIS", "100"));
    }

    /** One more query-service on the same log and read models; whoever starts it closes it. */
    ConfigurableApplicationContext queryService(int port, int management) {
        return queryServiceWith(port, management, Map.of());
    }

    /** The same with settings that are usually left as they are. */
    ConfigurableApplicationContext queryServiceWith(int port, int management, Map<String, String> settings) {
        return onOurTime(QueryServiceApplication.application())
                .run(arguments(
                        common(port, management),
                        masterKeys,
                        Map.of(
                                "ROLLCALL_QUERY_URL",
                                databases.queryUrl(),
                                "ROLLCALL_QUERY_PASSWORD_FILE",
                                secrets.file(Databases.QUERY_ROLE).toString(),
                                "ROLLCALL_LOG_PASSWORD_FILE",
                                secrets.file(Databases.READER_ROLE).toString(),
                                "ROLLCALL_EXPORT_KEY_FILE",
                                secrets.file(Secrets.EXPORT_KEY).toString()),
                        settings));
    }

    private Map<String, String> common(int port, int management) {
        return Map.of(
                "ROLLCALL_ADDRESS",
                "127.0.0.1",
                "ROLLCALL_PORT",
                Integer.toString(port),
                "ROLLCALL_MANAGEMENT_PORT",
                Integer.toString(management),
                "ROLLCALL_OPERATOR_TOKEN_FILE",
                secrets.file(Secrets.OPERATOR_TOKEN).toString(),
                "ROLLCALL_LOG_URL",
                databases.logUrl(),
                "ROLLCALL_CODE_KEY_FILE",
                secrets.file(Secrets.CODE_KEY).toString(),
                // Traces are taken where a caller wants them.
                "rollcall.tracing.endpoint",
                collector.endpoint(),
                "rollcall.tracing.sampling",
                "0",
                // All tests call from one address.
                "ROLLCALL_LIMIT_PER_ADDRESS",
                "10000",
                "ROLLCALL_LIMIT_PER_TOKEN",
                "10000");
    }

    private SpringApplication onOurTime(SpringApplication application) {
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)));
        return application;
    }

    /** @param settings of which later ones go before earlier ones */
    @SafeVarargs
    private static String[] arguments(Map<String, String>... settings) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> some : settings) {
            all.putAll(some);
        }
        return all.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
    }

    /** What all services of this Rollcall go by. */
    TestClock clock() {
        return clock;
    }

    Parts parts() {
        return parts;
    }

    /** The key that this Rollcall was started with. */
    String masterKey() {
        return secrets.value(Secrets.MASTER_KEY);
    }

    /** The one that it can be rotated to: both services accept it from the start. */
    String nextMasterKey() {
        return secrets.value(NEXT_MASTER_KEY);
    }

    /** Where the files of the people directory lie. */
    Path peopleDirectory() {
        return peopleDirectory;
    }

    /** What only mails say: the code with this id. */
    MailedCodes mailedCodes() {
        return MailedCodes.of(secrets.value(Secrets.CODE_KEY), "");
    }

    URI origin() {
        return origin;
    }

    /** The services themselves, without the gateway: for who wants to be a proxy in front of them. */
    List<Api> behindProxy(String token) {
        return List.of(new Api(commandOrigin, token), new Api(queryOrigin, token));
    }

    /** Of command-service itself: another can take its place. */
    int commandPort() {
        return commandOrigin.getPort();
    }

    /** Of query-service itself. */
    URI queryOrigin() {
        return queryOrigin;
    }

    String token() {
        return token;
    }

    /** The public interface, as the operator. */
    Api api() {
        return new Api(origin, token);
    }

    /** What only operators reach of query-service. */
    Api management() {
        return new Api(URI.create("http://127.0.0.1:" + managementPort), token);
    }

    public ConfigurableApplicationContext commands() {
        return commands;
    }

    public ConfigurableApplicationContext queries() {
        return queries;
    }

    /** The log's database, as one of the roles. */
    JdbcClient log(String role) {
        return JdbcClient.create(databases.as(role, databases.logUrl()));
    }

    /** The log's database as nobody of ours sees it: all of it. */
    JdbcClient logAsSuperuser() {
        PGSimpleDataSource all = new PGSimpleDataSource();
        all.setUrl(databases.logUrl());
        all.setUser(parts.postgresUser());
        all.setPassword(parts.postgresPassword());
        return JdbcClient.create(all);
    }

    /** What a job that migrates the log is given. */
    Map<String, Object> ownerSettings() {
        return Map.of(
                "ROLLCALL_OWNER_URL", databases.logUrl(),
                "ROLLCALL_OWNER_PASSWORD", secrets.value(Databases.OWNER_ROLE));
    }

    /** Nobody waits for five minutes in a test: the password of this session's user was last asked for an hour ago. */
    void authenticatedLongAgo(String sessionToken) {
        log("rollcall_command")
                .sql("update credential.access_grant set authenticated_at = now() - interval '1 hour' where id = ?")
                .param(UUID.fromString(sessionToken.split("_", 3)[1]))
                .update();
    }

    /** The read models' database, as the service that owns it. */
    JdbcClient readModels() {
        return JdbcClient.create(readModelsSource());
    }

    DataSource readModelsSource() {
        return databases.as(Databases.QUERY_ROLE, databases.queryUrl());
    }

    /** A log of a test's own, of which the services know nothing; as command-service's role sees it. */
    DataSource emptyLog() {
        String name = "log_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient administrator = JdbcClient.create(administrator(parts.postgresUrl()));
        administrator
                .sql("create database " + name + " owner " + Databases.OWNER_ROLE)
                .update();
        String url = databases.logUrl().replace("/" + Databases.LOG, "/" + name);
        EventLogSchema.migrate(databases.as(Databases.OWNER_ROLE, url));
        return databases.as(Databases.COMMAND_ROLE, url);
    }

    /** The same database for who may do anything. */
    JdbcClient superuser(DataSource database) {
        return JdbcClient.create(administrator(((PGSimpleDataSource) database).getUrl()));
    }

    private DataSource administrator(String url) {
        PGSimpleDataSource all = new PGSimpleDataSource();
        all.setUrl(url);
        all.setUser(parts.postgresUser());
        all.setPassword(parts.postgresPassword());
        return all;
    }

    @Override
    public void close() {
        gateway.close();
        queries.close();
        commands.close();
        collector.close();
        parts.close();
    }
}
