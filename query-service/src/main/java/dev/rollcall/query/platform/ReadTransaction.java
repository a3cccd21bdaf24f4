package dev.rollcall.query.platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Binds the position that a read answers with and the rows that it shows to one connection: a PostgreSQL that crashes in
 * between, and comes back with less than it had shown, breaks it. Ends before the answer is written, lest a slow caller
 * holds a connection.
 */
@ControllerAdvice
public class ReadTransaction implements ResponseBodyAdvice<Object> {

    private static final ThreadLocal<@Nullable TransactionStatus> RUNNING = new ThreadLocal<>();

    private static final Logger LOG = LoggerFactory.getLogger(ReadTransaction.class);

    private final PlatformTransactionManager transactions;
    private final JdbcClient db;

    ReadTransaction(PlatformTransactionManager transactions, JdbcClient db) {
        this.transactions = transactions;
        this.db = db;
    }

    void begin() {
        DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
        readOnly.setReadOnly(true);
        RUNNING.set(transactions.getTransaction(readOnly));
    }

    /** From here on, tables with a past are found as they were. */
    public void travelTo(long position) {
        db.sql("""
                        select set_config('search_path', case current_schema() when 'as_of' then current_setting('search_path')
                                                         else 'as_of, ' || current_schema() end, true),
                               set_config('rollcall.as_of', ?, true)""").param(Long.toString(position)).query((row, i) -> position).single();
    }

    /** May be told more than once. */
    public void end() {
        TransactionStatus status = RUNNING.get();
        if (status != null) {
            RUNNING.remove();
            try {
                transactions.rollback(status); // there is nothing to commit
            } catch (TransactionSystemException connectionLost) {
                // Nor to take back: what was read is read, and what failed before has its own answer.
                LOG.debug("A read's connection was lost before its end", connectionLost);
            }
        }
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        end();
        return body;
    }
}
