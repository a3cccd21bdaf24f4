package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Broker;
import dev.rollcall.benchmark.lab.CommandsInProcess;
import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.lab.Projections;
import dev.rollcall.benchmark.lab.Service;
import dev.rollcall.command.user.UserLoad;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.standalone.parts.Databases;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * One log, and what the questions measure on it. Each part is started once, when first asked for, and is busy for a
 * while before it is handed out, so that nobody measures a JVM that has yet to compile itself.
 */
final class TestBed {

    private final Lab lab;
    private final Size size;
    private final Progress progress;

    private final Part<CommandsInProcess> commands = new Part<>(this::startCommands);
    private final Part<UUID> organization = new Part<>(() -> commands().newOrganization());
    private final Part<CommandsInProcess> forgetful = new Part<>(this::startForgetful);
    private final Part<CommandsInProcess> unsealed = new Part<>(this::startUnsealed);
    private final Part<BareCommands> bare = new Part<>(this::startBare);
    private final Part<Broker> broker = new Part<>(this::startBroker);
    private final Part<Service> query = new Part<>(this::startQuery);
    private final Part<Projections> projections = new Part<>(this::watchProjections);
    private final Part<Service> commandService = new Part<>(this::startCommandService);
    private final Part<HttpUsers> overHttp = new Part<>(this::warmHttp);
    private boolean isFresh;

    TestBed(Lab lab, Size size, Progress progress) {
        this.lab = lab;
        this.size = size;
        this.progress = progress;
    }

    /** command-service within this process, without its feed. */
    CommandsInProcess commands() {
        return commands.get();
    }

    UUID organization() {
        return organization.get();
    }

    /** Like {@link #commands}, but every aggregate is loaded for every command. */
    CommandsInProcess forgetful() {
        return forgetful.get();
    }

    /** Like {@link #commands}, but personal data are stored as they are. */
    CommandsInProcess unsealed() {
        return unsealed.get();
    }

    BareCommands bare() {
        return bare.get();
    }

    Broker broker() {
        return broker.get();
    }

    Service query() {
        return query.get();
    }

    Projections projections() {
        return projections.get();
    }

    /** As a process of its own; this one has the feed. */
    Service commandService() {
        return commandService.get();
    }

    /** Callers of {@link #commandService}, which is warm, as is query-service if {@link #query} is asked for first. */
    HttpUsers overHttp() {
        return overHttp.get();
    }

    /** Users to be changed, of one of the services within this process. */
    Users users(CommandsInProcess service, int count) {
        return new Users(new UserLoad(service.commands(), organization()), count, size.slice());
    }

    EventLogCheck check() {
        return new EventLogCheck(lab.administrator(Databases.LOG));
    }

    /** What one needs to send commands and to read what became of them. */
    void startServices() {
        Part.together(this::commands, this::query, this::commandService);
    }

    /** Until then the services would take the cores from the side that must have them alone. */
    void awaitFeedAndProjections() {
        long head = check().count();
        Bench.await("the projections", () -> projections().areLiveAt(head));
        awaitFeed();
    }

    void awaitFeed() {
        long head = check().count();
        Bench.await("the feed", () -> broker().records() >= head);
    }

    /** Leaves the cores to what runs in this process. */
    void stopServices() {
        overHttp.end(lab::stop);
        projections.end(lab::stop);
        Part.together(() -> commandService.end(lab::stop), () -> query.end(lab::stop));
        broker.end(lab::stop);
    }

    /** Stops everything; what is asked for later begins with an empty log. */
    void clear() {
        stopServices();
        bare.end(lab::stop);
        unsealed.end(lab::stop);
        forgetful.end(lab::stop);
        organization.end(id -> {});
        commands.end(lab::stop);
        isFresh = false;
    }

    private synchronized Lab fresh() {
        if (!isFresh) {
            progress.at(0, "preparing an empty log");
            lab.startAfresh();
            isFresh = true;
        }
        return lab;
    }

    private CommandsInProcess startCommands() {
        progress.at(0, "starting command-service within this process");
        CommandsInProcess service = CommandsInProcess.start(fresh(), Map.of());
        warm("command-service within this process", service, service.newOrganization(), size.warmUp());
        return service;
    }

    private CommandsInProcess startForgetful() {
        UUID where = organization();
        progress.at(0, "starting command-service within this process, without a cache");
        CommandsInProcess service = CommandsInProcess.start(lab, Map.of("rollcall.aggregates.cache-size", "0"));
        warm("command-service without a cache", service, where, size.briefWarmUp());
        return service;
    }

    private CommandsInProcess startUnsealed() {
        UUID where = organization();
        progress.at(0, "starting command-service within this process, without seals");
        CommandsInProcess service = CommandsInProcess.startChanged(
                lab, bean -> bean instanceof EventSerializer serializer ? serializer.plain() : bean);
        warm("command-service without seals", service, where, size.briefWarmUp());
        return service;
    }

    private void warm(String what, CommandsInProcess service, UUID where, Duration duration) {
        progress.at(0, "warming up %s for %.1f s".formatted(what, duration.toMillis() / 1e3));
        var users = new Users(new UserLoad(service.commands(), where), CommandRates.FEW, duration.dividedBy(2));
        users.create(CommandRates.FEW);
        users.change(CommandRates.FEW);
    }

    private BareCommands startBare() {
        commands();
        progress.at(0, "warming up bare JDBC");
        BareCommands started = lab.running(new BareCommands(lab, size.users() / 2, size.slice()));
        started.warm(size.briefWarmUp());
        return started;
    }

    private Broker startBroker() {
        progress.at(0, "starting Kafka");
        return Broker.start(fresh());
    }

    private Service startQuery() {
        progress.at(0, "starting query-service");
        return Service.query(fresh(), Databases.QUERY);
    }

    private Projections watchProjections() {
        return lab.running(new Projections(query()));
    }

    private Service startCommandService() {
        String kafka = broker().address();
        progress.at(0, "starting command-service");
        return Service.command(fresh(), kafka);
    }

    private HttpUsers warmHttp() {
        HttpUsers users = lab.running(new HttpUsers(commandService(), query(), organization(), size.slice()));
        Duration duration = size.warmUp().multipliedBy(3).dividedBy(2); // two JVMs share the cores with the callers
        progress.at(0, "warming up both services over HTTP for %.1f s".formatted(duration.toMillis() / 1e3));
        users.warm(duration);
        awaitFeedAndProjections();
        return users;
    }
}
