package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.KafkaMain;
import dev.rollcall.standalone.parts.KafkaPing;
import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.parts.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the parts that are JVMs are called and what they are told. */
final class Services {
    static final String KAFKA = "kafka";
    static final String COMMAND = "command-service";
    static final String QUERY = "query-service";

    private final Home home;
    private final Path root;
    private final Ports ports;
    private final Secrets secrets;

    /** @param root of the source tree, where the build left the services */
    Services(Home home, Path root, Ports ports, Secrets secrets) {
        this.home = home;
        this.root = root;
        this.ports = ports;
        this.secrets = secrets;
    }

    Part kafka() {
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

    Part command(Databases databases, String kafka) {
        Map<String, String> environment = environment(ports.command, ports.commandManagement);
        environment.putAll(login("LOG", databases.logUrl(), Databases.COMMAND_ROLE));
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", kafka);
        return service(COMMAND, ports.command, ports.commandManagement, environment);
    }

    Part query(Databases databases) {
        Map<String, String> environment = environment(ports.query, ports.queryManagement);
        environment.putAll(login("LOG", databases.logUrl(), Databases.READER_ROLE));
        environment.putAll(login("QUERY", databases.queryUrl(), Databases.QUERY_ROLE));
        return service(QUERY, ports.query, ports.queryManagement, environment);
    }

    private Part service(String name, int port, int management, Map<String, String> environment) {
        return new ProcessPart(
                home,
                name,
                List.of(DatabasesPart.NAME, KAFKA),
                "http://127.0.0.1:" + port,
                java("384m", "-jar", executable(name).toString()),
                environment,
                () -> Readiness.of(management));
    }

    private Map<String, String> environment(int port, int management) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ROLLCALL_ADDRESS", "127.0.0.1");
        environment.put("ROLLCALL_PORT", Integer.toString(port));
        environment.put("ROLLCALL_MANAGEMENT_PORT", Integer.toString(management));
        environment.put(
                "ROLLCALL_OPERATOR_TOKEN_FILE",
                secrets.file(Secrets.OPERATOR_TOKEN).toString());
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

    private Path executable(String service) {
        Path target = root.resolve(service).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(each -> each.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow(() -> new PartException(service + " is not built; run ./rollcall start"));
        } catch (IOException e) {
            throw new PartException(service + " is not built; run ./rollcall start", e);
        }
    }
}
