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
import java.util.function.UnaryOperator;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** command-service as it runs in production, within this process; its web server idles. */
public final class CommandsInProcess implements AutoCloseable {

    /** Where the broker's address is demanded and none is wanted: nobody listens there. */
    private static final String NO_BROKER = "127.0.0.1:1";

    private static final String NOTHING = "nothing";

    private final ConfigurableApplicationContext context;

    private CommandsInProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Without its feed. */
    public static CommandsInProcess start(Lab lab, Map<String, String> settings) {
        return start(lab, settings, UnaryOperator.identity());
    }

    /**
     * Without its feed, and with everything that this changes about its parts.
     *
     * @param change is given each of the service's beans and answers what is to be in its place
     */
    public static CommandsInProcess startChanged(Lab lab, UnaryOperator<Object> change) {
        return start(lab, Map.of(), change);
    }

    private static CommandsInProcess start(Lab lab, Map<String, String> settings, UnaryOperator<Object> change) {
        SpringApplication application = CommandServiceApplication.application();
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton(NOTHING, nothing());
            context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return change.apply(bean instanceof TokenStore ? new InMemoryTokenStore() : bean);
                }
            });
        });
        var started = new CommandsInProcess(application.run(arguments(lab, settings)));
        started.feed().shutDown();
        return lab.running(started);
    }

    /** What its feed reads: with the log it would wait for a broker, long, before it could be shut down. */
    private static StreamableMessageSource<TrackedEventMessage<?>> nothing() {
        EmbeddedEventStore empty = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        return new StreamableMessageSource<>() {
            @Override
            public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
                return empty.openStream(token);
            }

            @Override
            public TrackingToken createTailToken() {
                return new GlobalSequenceTrackingToken(-1);
            }

            @Override
            public TrackingToken createHeadToken() {
                return createTailToken();
            }
        };
    }

    private static String[] arguments(Lab lab, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "ROLLCALL_ADDRESS",
                "127.0.0.1",
                "ROLLCALL_PORT",
                "0",
                "ROLLCALL_MANAGEMENT_PORT",
                "0",
                "ROLLCALL_OPERATOR_TOKEN_FILE",
                lab.secrets().file(Secrets.OPERATOR_TOKEN).toString(),
                "ROLLCALL_MASTER_KEY_FILE",
                lab.secrets().file(Secrets.MASTER_KEY).toString(),
                "ROLLCALL_LOG_URL",
                lab.databases().logUrl(),
                "ROLLCALL_LOG_PASSWORD_FILE",
                lab.secrets().file(Databases.COMMAND_ROLE).toString(),
                "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS",
                NO_BROKER,
                "axon.eventhandling.processors.feed.source",
                NOTHING,
                "axon.eventhandling.processors.signals.source",
                NOTHING));
        all.put("ROLLCALL_SEAL_KEY_FILE", lab.secrets().file(Secrets.SEAL_KEY).toString());
        all.put(
                "ROLLCALL_SIGNALS_KEY_FILE",
                lab.secrets().file(Secrets.SIGNALS_KEY).toString());
        all.put("ROLLCALL_CODE_KEY_FILE", lab.secrets().file(Secrets.CODE_KEY).toString());
        all.putAll(settings);
        return all.entrySet().stream()
                .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue()))
                .toArray(String[]::new);
    }

    public Commands commands() {
        return context.getBean(Commands.class);
    }

    public UUID newOrganization() {
        UUID organization = UserIds.next();
        OrganizationLoad.register(commands(), organization, UserIds.next());
        return organization;
    }

    /** Past all decisions, for logs that are long from the start; all events of a call or none. */
    public void append(List<? extends EventMessage<?>> events) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("fill"));
        // Of the result, only that there is one matters: a failure must not go unseen.
        if (work.executeWithResult(() -> {
                    context.getBean(EventStorageEngine.class).appendEvents(events);
                    return events.size();
                })
                .isExceptional()) {
            throw new IllegalStateException("the log could not be filled");
        }
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
