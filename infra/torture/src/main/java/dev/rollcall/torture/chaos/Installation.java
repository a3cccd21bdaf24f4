package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.EmbeddedPostgres;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.Secrets;
import dev.rollcall.standalone.run.Part;
import dev.rollcall.standalone.run.Ports;
import dev.rollcall.standalone.run.Services;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A whole Rollcall in a directory of its own: PostgreSQL, Kafka, two command-services and two query-services. */
public final class Installation implements AutoCloseable {
    private static final int INSTANCES = 2;

    private final Databases databases;
    private final Secrets secrets;
    private final int kafkaPort;
    private final PostgresVictim postgres;
    private final Victim kafka;
    private final List<Victim> services = new ArrayList<>();
    private final List<URI> commands = new ArrayList<>();
    private final List<URI> queries = new ArrayList<>();
    private final List<URI> managements = new ArrayList<>();

    /**
     * @param directory an empty one
     * @param app where the services are laid out, each in a directory of its name
     */
    public Installation(Path directory, Path app) {
        Home shared = new Home(directory).create();
        var ports = new FreePorts();
        secrets = new Secrets(shared.secrets());
        postgres = new PostgresVictim(shared, ports.next());
        databases = new Databases(postgres.url("postgres"), EmbeddedPostgres.SUPERUSER, "", secrets);
        kafkaPort = ports.next();
        kafka = new ProcessVictim(
                Services.KAFKA,
                new Services(shared, app, Ports.of(kafkaPort, 0, 0, 0, 0), secrets).kafka(),
                shared.log(Services.KAFKA),
                false);
        for (int instance = 1; instance <= INSTANCES; instance++) {
            // A home of its own: by that each has its own log and its own name, which stays when it is killed.
            Home own = new Home(directory.resolve("instance-" + instance)).create();
            addServices(instance, own, app, ports);
        }
    }

    private void addServices(int instance, Home own, Path app, FreePorts free) {
        int command = free.next();
        int query = free.next();
        int queryManagement = free.next();
        var starts = new Services(own, app, Ports.of(kafkaPort, command, free.next(), query, queryManagement), secrets);
        Part commandPart = starts.command(databases, kafka());
        Part queryPart = starts.query(databases);
        services.add(
                new ProcessVictim(Services.COMMAND + "-" + instance, commandPart, own.log(Services.COMMAND), true));
        services.add(new ProcessVictim(Services.QUERY + "-" + instance, queryPart, own.log(Services.QUERY), false));
        commands.add(loopback(command));
        queries.add(loopback(query));
        managements.add(loopback(queryManagement));
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns when everything is ready. */
    public void start() {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> feedable = CompletableFuture.runAsync(kafka::start, starters);
            postgres.start();
            databases.prepare();
            feedable.join();
            // One pair after the other: all at once they would only wait for the processor.
            for (int i = 0; i < services.size(); i += INSTANCES) {
                services.subList(i, i + INSTANCES).stream()
                        .map(each -> CompletableFuture.runAsync(each::startPatiently, starters))
                        .toList()
                        .forEach(CompletableFuture::join);
            }
        }
    }

    public List<Victim> victims() {
        return Stream.concat(Stream.of(postgres, kafka), services.stream()).toList();
    }

    public List<URI> commands() {
        return commands;
    }

    public List<URI> queries() {
        return queries;
    }

    /** Where query-services' projections are looked after. */
    public List<URI> managements() {
        return managements;
    }

    public String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    public String operatorToken() {
        return secrets.value(Secrets.OPERATOR_TOKEN);
    }

    public DataSource log() {
        return databases.as(Databases.READER_ROLE, databases.logUrl());
    }

    public DataSource readModels() {
        return databases.as(Databases.QUERY_ROLE, databases.queryUrl());
    }

    /** Ends every process, for good and without order; may be called at any time, from any thread. */
    @Override
    public void close() {
        victims().reversed().forEach(Victim::end);
    }
}
