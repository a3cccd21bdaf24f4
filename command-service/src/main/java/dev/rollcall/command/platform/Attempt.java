package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Appended;
import dev.rollcall.eventlog.EventLog;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Goes with a command through the bus and sees what becomes of it, as often as it is decided. */
final class Attempt {

    private static final String KEY = "attempt";

    private final BiFunction<Command, Receipt, ResponseEntity<Object>> answer;
    private final AnswerKeeper keeper;
    private @Nullable Appended appended;
    private @Nullable ResponseEntity<Object> response;
    private @Nullable Object result;
    private boolean decidedOnMemory;
    private boolean decidedAgain;

    /** Has an answer stored along with what the command appends. */
    interface AnswerKeeper {
        void keep(ResponseEntity<Object> answer);
    }

    Attempt(BiFunction<Command, Receipt, ResponseEntity<Object>> answer, AnswerKeeper keeper) {
        this.answer = answer;
        this.keeper = keeper;
    }

    <C> CommandMessage<C> accompanying(CommandMessage<C> command) {
        return command.andMetaData(Map.of(KEY, this));
    }

    static @Nullable Object intercept(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        return work.getMessage().getMetaData().get(KEY) instanceof Attempt attempt
                ? attempt.decide(work, chain)
                : chain.proceed();
    }

    private @Nullable Object decide(UnitOfWork<?> work, InterceptorChain chain) throws Exception {
        work.onCommit(this::refuseToKeepWhatMemorySays);
        work.afterCommit(committed -> appended = Appended.by(committed));
        work.onCleanup(done -> decidedOnMemory = AggregateCache.wasUsedBy(done));
        result = chain.proceed();
        response = answer.apply(
                (Command) work.getMessage().getPayload(), new Receipt(result instanceof Long version ? version : null));
        keeper.keep(response);
        return result;
    }

    /** That nothing is to be changed may be wrong by now, and no append would tell. */
    private void refuseToKeepWhatMemorySays(UnitOfWork<?> work) {
        if (!decidedAgain && AggregateCache.wasUsedBy(work) && !EventLog.isAppendedToBy(work)) {
            decidedAgain = true;
            throw new ConcurrencyException("Decided on what was in memory; to be decided on the log");
        }
    }

    /** Whether a refusal is one on what was in memory, which may be wrong by now; true once at most. */
    boolean isRefusalToBeDecidedAgain() {
        boolean first = decidedOnMemory && !decidedAgain;
        decidedAgain |= decidedOnMemory;
        return first;
    }

    /** Null when it changed nothing. */
    @Nullable
    Appended appended() {
        return appended;
    }

    /** What the handler said; null for one that says nothing. */
    @Nullable
    Object result() {
        return result;
    }

    ResponseEntity<Object> response() {
        if (response == null) {
            throw new IllegalStateException("The command has not been decided");
        }
        return response;
    }
}
