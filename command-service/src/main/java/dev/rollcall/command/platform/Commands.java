package dev.rollcall.command.platform;

import dev.rollcall.eventlog.AnsweredAlreadyException;
import dev.rollcall.eventlog.Appended;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRefusedException;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.eventlog.LogUnavailableException;
import dev.rollcall.eventlog.personal.BlindIndex;
import dev.rollcall.eventlog.personal.PersonErasedException;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.tracing.Traces;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Hands commands to their aggregates. When another instance was faster on the same stream, the command is decided
 * again on what the stream says now, a bounded number of times.
 */
@Component
public class Commands {

    private static final int ATTEMPTS = 10;
    private static final String POSITION = "Rollcall-Position";

    private final CommandBus bus;
    private final EventLog log;
    private final ClaimRefusals claims;
    private final Answers answers;
    private final BlindIndex personal;
    private final Traces traces;

    Commands(CommandBus bus, EventLog log, ClaimRefusals claims, Answers answers, BlindIndex personal, Traces traces) {
        this.bus = bus;
        this.log = log;
        this.claims = claims;
        this.answers = answers;
        this.personal = personal;
        this.traces = traces;
        bus.registerHandlerInterceptor(Attempt::intercept);
        bus.registerHandlerInterceptor(this::withAllThatBelongsToIt);
    }

    /**
     * Carries a command out and answers with the position that shows it.
     *
     * @param answer to the caller, from what was decided; called before it is stored, and for nothing if that fails
     * @throws Refusal when a rule stands against it; then nothing of it was stored
     */
    public ResponseEntity<Object> send(
            Command command, Caller caller, Function<Receipt, ResponseEntity<Object>> answer) {
        return send(command, caller, claim -> null, answer);
    }

    /**
     * The same for a command that is made of what there is, such as the sessions that it ends: it is made anew whenever
     * somebody else was faster.
     *
     * @param command reads what it needs; may refuse
     * @param answer to the caller, from the command that was decided
     */
    public <C extends Command> ResponseEntity<Object> send(
            Supplier<C> command, Caller caller, BiFunction<C, Receipt, ResponseEntity<Object>> answer) {
        return send(command, caller, claim -> null, answer);
    }

    /** Both at once. */
    @SuppressWarnings("unchecked") // what is decided is what the supplier made
    public <C extends Command> ResponseEntity<Object> send(
            Supplier<C> command,
            Caller caller,
            Function<Claim, @Nullable String> pointerOf,
            BiFunction<C, Receipt, ResponseEntity<Object>> answer) {
        return answer(command, caller, pointerOf, (decided, receipt) -> answer.apply((C) decided, receipt));
    }

    /**
     * The same for a command whose body names what its events claim.
     *
     * @param pointerOf says which field a claim that does not hold came from (RFC 6901); null for none of them
     */
    public ResponseEntity<Object> send(
            Command command,
            Caller caller,
            Function<Claim, @Nullable String> pointerOf,
            Function<Receipt, ResponseEntity<Object>> answer) {
        return answer(() -> command, caller, pointerOf, (decided, receipt) -> answer.apply(receipt));
    }

    private ResponseEntity<Object> answer(
            Supplier<? extends Command> command,
            Caller caller,
            Function<Claim, @Nullable String> pointerOf,
            BiFunction<Command, Receipt, ResponseEntity<Object>> answer) {
        RequestKey key = caller.requestKey();
        if (key == null) {
            return carryOut(command, caller, pointerOf, new Attempt(answer, response -> {}));
        }
        return answers.given(caller, key).orElseGet(() -> {
            Attempt attempt = new Attempt(answer, response -> log.keepAnswer(answers.seal(caller, key, response)));
            try {
                return carryOut(command, caller, pointerOf, attempt);
            } catch (AnsweredAlreadyException meanwhile) {
                return answers.given(caller, key).orElseThrow(Commands::contended);
            }
        });
    }

    private ResponseEntity<Object> carryOut(
            Supplier<? extends Command> command,
            Caller caller,
            Function<Claim, @Nullable String> pointerOf,
            Attempt attempt) {
        try {
            decide(command, caller, attempt);
        } catch (ClaimRefusedException refused) {
            throw claims.of(refused.claim(), pointerOf.apply(refused.claim()));
        }
        Appended appended = attempt.appended();
        return at(appended == null ? log.head() : appended.position(), attempt.response());
    }

    /**
     * Carries a command out that is a step of something larger, and returns what its handler says.
     *
     * @param kind of what the handler returns
     */
    public <R> R carryOut(Command command, Caller caller, Class<R> kind) {
        Attempt attempt =
                new Attempt((decided, receipt) -> ResponseEntity.noContent().build(), response -> {});
        carryOut(() -> command, caller, claim -> null, attempt);
        return Objects.requireNonNull(kind.cast(attempt.result()));
    }

    /** Answers something that is no change, and is in no event. */
    public ResponseEntity<Object> unrecorded(ResponseEntity<Object> answer) {
        return at(log.head(), answer);
    }

    /** The answer as it leaves: with the position that a read must show to show the change. */
    static ResponseEntity<Object> at(long position, ResponseEntity<Object> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(POSITION, Long.toString(position))
                .body(answer.getBody());
    }

    /** Sends a command that a message calls for, within the unit of work of that message: both hold, or neither. */
    public void sendBecauseOf(Message<?> cause, Command command) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command)
                .andMetaData(cause.getMetaData().subset(Metadata.COPIED.toArray(String[]::new)))
                .andMetaData(Map.of(Metadata.CAUSATION_ID, cause.getIdentifier()));
        throwFailure(command, dispatch(message));
    }

    private void decide(Supplier<? extends Command> supplier, Caller caller, Attempt attempt) {
        CommandResultMessage<?> result;
        Command command;
        int tries = 0;
        do {
            command = supplier.get();
            result = dispatch(attempt.accompanying(
                    GenericCommandMessage.<Object>asCommandMessage(command).andMetaData(caller.metadata())));
            tries++;
        } while (tries < ATTEMPTS && isToBeDecidedAgain(result, attempt));
        throwFailure(command, result);
    }

    private @Nullable Object withAllThatBelongsToIt(
            UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = work.getMessage();
        if (!(message.getPayload() instanceof Command command)) {
            return chain.proceed();
        }
        log.claim(command.claims().stream().map(claim -> claim.blind(personal)).toList());
        Object result = chain.proceed();
        command.together().forEach(each -> sendBecauseOf(message, each));
        return result;
    }

    /** Never after any other failure: that may be one of storing, of which the outcome can be unknown. */
    private static boolean isToBeDecidedAgain(CommandResultMessage<?> result, Attempt attempt) {
        return result.isExceptional()
                && (lostARace(result)
                        || result.exceptionResult() instanceof Refusal && attempt.isRefusalToBeDecidedAgain());
    }

    private CommandResultMessage<?> dispatch(CommandMessage<Object> message) {
        return traces.step(
                "command " + message.getPayloadType().getSimpleName(), Map.of(), () -> dispatchWithin(message));
    }

    /** What comes of the command belongs to its span. */
    private CommandResultMessage<?> dispatchWithin(CommandMessage<Object> asked) {
        CommandMessage<Object> message = Traces.current()
                .map(traceParent -> asked.andMetaData(Map.of(Metadata.TRACE_PARENT, traceParent)))
                .orElse(asked);
        AtomicReference<@Nullable CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.dispatch(message, (command, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (result == null) {
            throw new IllegalStateException("The command bus answered on another thread");
        }
        return result;
    }

    private static boolean lostARace(CommandResultMessage<?> result) {
        return result.exceptionResult() instanceof ClaimRefusedException refused
                        && refused.claim().refusal().equals(Claim.DECIDE_AGAIN)
                || result.exceptionResult() instanceof ConcurrencyException
                // Two that change the same two streams, in turn: nothing of either has been stored.
                || result.exceptionResult() instanceof DeadlockException
                || result.exceptionResult() instanceof AggregateStreamCreationException;
    }

    private static void throwFailure(Command command, CommandResultMessage<?> result) {
        if (!result.isExceptional()) {
            return;
        }
        Throwable failure = result.exceptionResult();
        if (failure instanceof AggregateNotFoundException) {
            String kind = command.stream().substring(0, command.stream().indexOf('/'));
            throw Refusal.notFound(kind + ".not-found", "There is no such " + kind + " here.");
        }
        if (lostARace(result)) {
            throw contended();
        }
        if (failure instanceof PersonErasedException) {
            throw Refusal.conflict("person.erased", "The personal data of this person were erased; none are added.");
        }
        if (failure instanceof LogUnavailableException unavailable) {
            throw unavailable(unavailable);
        }
        if (failure instanceof RuntimeException known) {
            throw known;
        }
        throw new IllegalStateException(failure);
    }

    private static Refusal unavailable(LogUnavailableException failure) {
        return failure.isOutcomeUnknown()
                ? Refusal.of(
                        Refusal.Reason.UNAVAILABLE,
                        "command.outcome-unknown",
                        "The change may have been recorded or not; repeat it with the same Idempotency-Key.")
                : Refusal.of(
                        Refusal.Reason.UNAVAILABLE,
                        "log.unavailable",
                        "Nothing can be recorded now, and nothing was; try again.");
    }

    /** Others were faster as often as is tried. */
    public static Refusal contended() {
        return Refusal.of(Refusal.Reason.UNAVAILABLE, Claim.DECIDE_AGAIN, "Too many changes at once; try again.");
    }
}
