package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Appended;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRefusedException;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.web.Refusal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands commands to their aggregates. When another instance was faster on the same stream, the command is decided
 * again on what the stream says now, a bounded number of times.
 */
@Component
public class Commands {

    private static final int ATTEMPTS = 10;
    private static final String APPENDED = "appended";

    private final CommandBus bus;
    private final EventLog log;
    private final ClaimRefusals claims;

    Commands(CommandBus bus, EventLog log, ClaimRefusals claims) {
        this.bus = bus;
        this.log = log;
        this.claims = claims;
        bus.registerHandlerInterceptor(Commands::noteWhatIsAppended);
    }

    /** @throws Refusal when a rule stands against it; then nothing of it was stored */
    public Receipt send(Command command, Caller caller) {
        return send(command, caller, claim -> null);
    }

    /**
     * The same for a command whose body names what its events claim.
     *
     * @param pointerOf says which field a claim that does not hold came from (RFC 6901); null for none of them
     */
    public Receipt send(Command command, Caller caller, Function<Claim, @Nullable String> pointerOf) {
        try {
            return sendOnce(command, caller);
        } catch (ClaimRefusedException refused) {
            throw claims.of(refused.claim(), pointerOf.apply(refused.claim()));
        }
    }

    private Receipt sendOnce(Command command, Caller caller) {
        AtomicReference<@Nullable Appended> appended = new AtomicReference<>();
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command)
                .andMetaData(caller.metadata())
                .andMetaData(Map.of(APPENDED, appended));
        Object result = decide(command, message);
        Appended last = appended.get();
        return new Receipt(
                last == null ? log.head() : last.position(), result instanceof Long version ? version : null);
    }

    /** Sends a command that an event calls for, within the unit of work of that event: both hold, or neither. */
    public void sendBecauseOf(EventMessage<?> cause, Command command) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command)
                .andMetaData(cause.getMetaData().subset(Metadata.COPIED.toArray(String[]::new)))
                .andMetaData(Map.of(Metadata.CAUSATION_ID, cause.getIdentifier()));
        resultOf(command, dispatch(message));
    }

    private @Nullable Object decide(Command command, CommandMessage<Object> message) {
        CommandResultMessage<?> result = dispatch(message);
        for (int attempt = 1; attempt < ATTEMPTS && lostARace(result); attempt++) {
            result = dispatch(message);
        }
        return resultOf(command, result);
    }

    private CommandResultMessage<?> dispatch(CommandMessage<Object> message) {
        AtomicReference<@Nullable CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.dispatch(message, (command, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (result == null) {
            throw new IllegalStateException("The command bus answered on another thread");
        }
        return result;
    }

    private static boolean lostARace(CommandResultMessage<?> result) {
        return result.isExceptional()
                && (result.exceptionResult() instanceof ConcurrencyException
                        || result.exceptionResult() instanceof AggregateStreamCreationException);
    }

    private static @Nullable Object resultOf(Command command, CommandResultMessage<?> result) {
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        Throwable failure = result.exceptionResult();
        if (failure instanceof AggregateNotFoundException) {
            String kind = command.stream().substring(0, command.stream().indexOf('/'));
            throw Refusal.notFound(kind + ".not-found", "There is no such " + kind + " here.");
        }
        if (lostARace(result)) {
            throw contended();
        }
        if (failure instanceof RuntimeException known) {
            throw known;
        }
        throw new IllegalStateException(failure);
    }

    /** Others were faster as often as is tried. */
    public static Refusal contended() {
        return Refusal.of(Refusal.Reason.UNAVAILABLE, "command.contended", "Too many changes at once; try again.");
    }

    private static Object noteWhatIsAppended(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        if (work.getMessage().getMetaData().get(APPENDED) instanceof AtomicReference<?> receipt) {
            @SuppressWarnings("unchecked") // put there by send
            AtomicReference<@Nullable Appended> appended = (AtomicReference<@Nullable Appended>) receipt;
            work.afterCommit(committed -> appended.set(Appended.by(committed)));
        }
        return chain.proceed();
    }
}
