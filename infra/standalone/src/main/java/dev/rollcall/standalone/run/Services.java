package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.KafkaMain;
import dev.rollcall.standalone.parts.KafkaPing;
import dev.rollcall.standalone.parts.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the parts that are JVMs are called and what they are told. */
public final class Services {
    public static final String KAFKA = "kafka";
    public static final String COMMAND = "command-service";
    public static final String QUERY = "query-service";
    public static final String NOTIFIER = "notifier";

    /** What the launcher does not decide: as it is set for the launcher itself, it is for the services. */
    private static final List<String> HANDED_ON = List.of(
            "ROLLCALL_LIMIT_PER_ADDRESS",
            "ROLLCALL_LIMIT_PER_TOKEN",
            "ROLLCALL_CORS_ORIGINS",
            "ROLLCALL_TRUSTED_PROXIES",
            PublicKeys.LOG_NAME,
            PublicKeys.EXPORT_NAME,
            "ROLLCALL_OTLP_ENDPOINT",
            "ROLLCALL_TRACE_SAMPLING",
            "ROLLCALL_ISSUER",
            "ROLLCALL_SIGNALS_AUDIENCE",
            "ROLLCALL_PEOPLE_DIRECTORY",
            "ROLLCALL_PEOPLE_DIRECTORY_INTERVAL");

    private final Home home;
    private final Path app;
    private final Ports ports;
    private final Secrets secrets;

    /** @param app where {@code ./rollcall} laid the services out, each in a directory of its name */
    public Services(Home home, Path app, Ports ports, Secrets secrets) {
        this.home = home;
        this.app = app;
        this.ports = ports;
        this.secrets = secrets;
    }

    public Part kafka() {
        return new ProcessPart(
                home,
                KAFKA,
                List.of(),
                "127.0.0.1:" + ports.kafka,
                java(
                        "256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaMain.class.getName(),
                        home.kafka().toString(),
                        Integer.toString(ports.kafka)),
                Map.of(),
                () -> KafkaPing.answers(ports.kafka));
    }

    public Part command(Databases databases, String kafka) {
        Map<String, String> environment = environment(ports.command, ports.commandManagement);
        environment.putAll(login("LOG", databases.logUrl(), Databases.COMMAND_ROLE));
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("ROLLCALL_SEAL_KEY_FILE", secrets.file(Secrets.SEAL_KEY).toString());
        environment.put(
                "ROLLCALL_SIGNALS_KEY_FILE", secrets.file(Secrets.SIGNALS_KEY).toString());
        environment.put("ROLLCALL_CHECKPOINTS", home.checkpoints().toString());
        return service(COMMAND, ports.command, ports.commandManagement, environment);
    }

    public Part query(Databases databases) {
        Map<String, String> environment = environment(ports.query, ports.queryManagement);
        environment.putAll(login("LOG", databases.logUrl(), Databases.READER_ROLE));
        environment.putAll(login("QUERY", databases.queryUrl(), Databases.QUERY_ROLE));
        environment.put(
                "ROLLCALL_EXPORT_KEY_FILE", secrets.file(Secrets.EXPORT_KEY).toString());
        return service(QUERY, ports.query, ports.queryManagement, environment);
    }

    /** @param publicUrl where links in mails lead */
    Part notifier(String kafka, Smtp smtp, String publicUrl) {
        Map<String, String> environment = new HashMap<>(smtp.settings());
        environment.put("ROLLCALL_ADDRESS", "127.0.0.1");
        environment.put("ROLLCALL_MANAGEMENT_PORT", Integer.toString(ports.notifierManagement));
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("ROLLCALL_CODE_KEY_FILE", secrets.file(Secrets.CODE_KEY).toString());
        environment.put("ROLLCALL_PUBLIC_URL", publicUrl);
        return new ProcessPart(
                home,
                NOTIFIER,
                List.of(KAFKA, MailServerPart.NAME),
                "health on port " + ports.notifierManagement,
                // It has little to do; two cores have the other services to start meanwhile.
                java(
                        "64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        app.resolve(NOTIFIER) + "/*",
                        "dev.rollcall.notifier.Notifier"),
                environment,
                () -> Readiness.of(ports.notifierManagement));
    }

    private Part service(String name, int port, int management, Map<String, String> environment) {
        // A name that stays: after a kill the next one goes on at once with what this one was at.
        environment.put("ROLLCALL_NODE_ID", name + " of " + home.directory().toAbsolutePath());
        return new ProcessPart(
                home,
                name,
                List.of(DatabasesPart.NAME, KAFKA),
                "http://127.0.0.1:" + port,
                java("384m", "-jar", app.resolve(name).resolve(name + ".jar").toString()),
                environment,
                () -> Readiness.of(management));
    }

    private Map<String, String> environment(int port, int management) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : HANDED_ON) {
            Optional.ofNullable(System.getenv(setting)).ifPresent(value -> environment.put(setting, value));
        }
        environment.put("ROLLCALL_ADDRESS", "127.0.0.1");
        environment.put("ROLLCALL_PORT", Integer.toString(port));
        environment.put("ROLLCALL_MANAGEMENT_PORT", Integer.toString(management));
        environment.put(
                "ROLLCALL_OPERATOR_TOKEN_FILE",
                secrets.file(Secrets.OPERATOR_TOKEN).toString());
        environment.put(
                "ROLLCALL_MASTER_KEY_FILE", secrets.file(Secrets.MASTER_KEY).toString());
        environment.put("ROLLCALL_CODE_KEY_FILE", secrets.file(Secrets.CODE_KEY).toString());
        return environment;
    }

    private Map<String, String> login(String database, String url, String role) {
        return Map.of(
                "ROLLCALL_" + database + "_URL", url,
                "ROLLCALL_" + database + "_USER", role,
                "ROLLCALL_" + database + "_PASSWORD_FILE", secrets.file(role).toString());
    }

    private static List<String> java(String heap, String... rest) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // One thread and little memory; two cores have better things to do than to collect in parallel.
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        line.addAll(List.of(rest));
        return line;
    }
}
