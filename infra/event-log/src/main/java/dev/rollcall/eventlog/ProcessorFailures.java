package dev.rollcall.eventlog;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which processors of this instance have failed and not gone on since. The framework's own status does not tell: it is
 * gone while a processor waits to try again, and good again while it does.
 */
public final class ProcessorFailures {

    private static final String WATCHED = ProcessorFailures.class.getName();

    private final JdbcClient db;
    private final String tokens;
    private final String nodeId;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    /** @param tokens the table that says which instance runs a processor */
    ProcessorFailures(DataSource db, String tokens, String nodeId) {
        this.db = JdbcClient.create(db);
        this.tokens = tokens;
        this.nodeId = nodeId;
    }

    /** Learns what becomes of each batch. */
    public MessageHandlerInterceptor<EventMessage<?>> watch(String processor) {
        return (work, chain) -> {
            UnitOfWork<?> batch = work.root();
            batch.getOrComputeResource(WATCHED, key -> {
                batch.onRollback(rolledBack -> failed.add(processor));
                batch.afterCommit(committed -> failed.remove(processor));
                return true;
            });
            return chain.proceed();
        };
    }

    /** Whether it cannot go on; it tries, and is as good as before once it succeeds, here or in another instance. */
    public boolean isStopped(EventProcessor processor) {
        // An event that cannot even be read fails before there is a batch.
        return failed.contains(processor.getName()) || processor.isError();
    }

    /** Asks the database which of them others run by now; to be called now and then, and not while somebody waits. */
    public void forgetThoseElsewhere() {
        failed.removeIf(this::runsElsewhere);
    }

    private boolean runsElsewhere(String processor) {
        return db.sql("select exists (select from %s where processor_name = ? and owner <> ?)".formatted(tokens))
                .params(processor, nodeId)
                .query(Boolean.class)
                .single();
    }
}
