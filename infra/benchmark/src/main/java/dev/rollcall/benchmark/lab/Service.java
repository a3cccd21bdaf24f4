package dev.rollcall.benchmark.lab;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.FreePort;
import dev.rollcall.standalone.parts.Secrets;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the two services as a process: from where {@code ./rollcall} laid it out, or from this process's own classes
 * where nothing was laid out, as in tests.
 *
 * @param origin of its HTTP interface
 * @param management of what operators may
 */
public record Service(JavaProcess process, URI origin, URI management, String token) implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 2_000;

    public static Service command(Lab lab, String kafka) {
        Map<String, String> environment = login(lab, "LOG", lab.databases().logUrl(), Databases.COMMAND_ROLE);
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", kafka);
        return start(lab, "command-service", "dev.rollcall.command.CommandServiceApplication", environment);
    }

    /** @param readModels the name of their database */
    public static Service query(Lab lab, String readModels) {
        Map<String, String> environment = login(lab, "LOG", lab.databases().logUrl(), Databases.READER_ROLE);
        environment.putAll(login(lab, "QUERY", lab.url(readModels), Databases.QUERY_ROLE));
        return start(lab, "query-service", "dev.rollcall.query.QueryServiceApplication", environment);
    }

    private static Map<String, String> login(Lab lab, String database, String url, String role) {
        return new HashMap<>(Map.of(
                "ROLLCALL_" + database + "_URL", url,
                "ROLLCALL_" + database + "_USER", role,
                "ROLLCALL_" + database + "_PASSWORD_FILE",
                        lab.secrets().file(role).toString()));
    }

    private static Service start(Lab lab, String name, String main, Map<String, String> environment) {
        int port = FreePort.next();
        int management = FreePort.next();
        environment.put("ROLLCALL_ADDRESS", "127.0.0.1");
        // All load comes from one address; counted it is all the same, as it would be elsewhere.
        environment.put("ROLLCALL_LIMIT_PER_ADDRESS", "1000000");
        environment.put("ROLLCALL_LIMIT_PER_TOKEN", "1000000");
        environment.put("ROLLCALL_PORT", Integer.toString(port));
        environment.put("ROLLCALL_MANAGEMENT_PORT", Integer.toString(management));
        environment.put(
                "ROLLCALL_OPERATOR_TOKEN_FILE",
                lab.secrets().file(Secrets.OPERATOR_TOKEN).toString());
        environment.put(
                "ROLLCALL_MASTER_KEY_FILE",
                lab.secrets().file(Secrets.MASTER_KEY).toString());
        environment.put(
                "ROLLCALL_CODE_KEY_FILE", lab.secrets().file(Secrets.CODE_KEY).toString());
        environment.put(
                "ROLLCALL_SEAL_KEY_FILE", lab.secrets().file(Secrets.SEAL_KEY).toString());
        environment.put(
                "ROLLCALL_SIGNALS_KEY_FILE",
                lab.secrets().file(Secrets.SIGNALS_KEY).toString());
        environment.put(
                "ROLLCALL_EXPORT_KEY_FILE",
                lab.secrets().file(Secrets.EXPORT_KEY).toString());
        String app = System.getProperty("rollcall.app");
        List<String> what = app == null
                ? List.of("-cp", System.getProperty("java.class.path"), main)
                : List.of("-jar", Path.of(app, name, name + ".jar").toString());
        URI managed = URI.create("http://127.0.0.1:" + management);
        JavaProcess process =
                JavaProcess.start(lab.home().log(name), "384m", what, environment, () -> isReady(managed));
        return lab.running(new Service(
                process,
                URI.create("http://127.0.0.1:" + port),
                managed,
                lab.secrets().value(Secrets.OPERATOR_TOKEN)));
    }

    /** With the older of the JDK's two clients, which costs less when asked twenty times a second. */
    private static boolean isReady(URI management) {
        try {
            var connection = (HttpURLConnection)
                    management.resolve("/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
