package dev.rollcall.benchmark.lab;

import dev.rollcall.command.CommandServiceApplication;
import dev.rollcall.command.organization.OrganizationLoad;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.Secrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.context.ConfigurableApplicationContext;

/** command-service as it runs in production, within this process; its web server idles. */
public final class CommandsInProcess implements AutoCloseable {

    /** Where the broker's address is demanded and none is wanted: nobody listens there. */
    private static final String NO_BROKER = "127.0.0.1:1";

    private final ConfigurableApplicationContext context;

    private CommandsInProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Without its feed. */
    public static CommandsInProcess start(Lab lab, Map<String, String> settings) {
        var started = start(lab, NO_BROKER, settings);
        started.feed().shutDown();
        return started;
    }

    public static CommandsInProcess startWithFeed(Lab lab, Broker broker) {
        return start(lab, broker.address(), Map.of());
    }

    private static CommandsInProcess start(Lab lab, String kafka, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "ROLLCALL_ADDRESS",
                "127.0.0.1",
                "ROLLCALL_PORT",
                "0",
                "ROLLCALL_MANAGEMENT_PORT",
                "0",
                "ROLLCALL_OPERATOR_TOKEN_FILE",
                lab.secrets().file(Secrets.OPERATOR_TOKEN).toString(),
                "ROLLCALL_LOG_URL",
                lab.databases().logUrl(),
                "ROLLCALL_LOG_PASSWORD_FILE",
                lab.secrets().file(Databases.COMMAND_ROLE).toString(),
                "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS",
                kafka));
        all.putAll(settings);
        String[] arguments = all.entrySet().stream()
                .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue()))
                .toArray(String[]::new);
        return lab.running(
                new CommandsInProcess(CommandServiceApplication.application().run(arguments)));
    }

    public Commands commands() {
        return context.getBean(Commands.class);
    }

    public UUID newOrganization() {
        UUID organization = UserIds.next();
        OrganizationLoad.register(commands(), organization, UserIds.next());
        return organization;
    }

    /** Past all decisions, for logs that are long from the start; all events of a call in one transaction. */
    public void append(List<? extends EventMessage<?>> events) {
        context.getBean(TransactionManager.class)
                .executeInTransaction(
                        () -> context.getBean(EventStorageEngine.class).appendEvents(events));
    }

    private StreamingEventProcessor feed() {
        return context.getBean(EventProcessingConfiguration.class)
                .eventProcessor("feed", StreamingEventProcessor.class)
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
