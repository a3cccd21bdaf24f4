package dev.rollcall.query.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Binds the position that a read answers with and the rows that it shows to one connection: a PostgreSQL that crashes in
 * between, and comes back with less than it had shown, breaks it. Ends before the answer is written, lest a slow caller
 * holds a connection.
 */
@ControllerAdvice
class ReadTransaction implements ResponseBodyAdvice<Object> {

    private static final ThreadLocal<@Nullable TransactionStatus> RUNNING = new ThreadLocal<>();

    private final PlatformTransactionManager transactions;

    ReadTransaction(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    void begin() {
        DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
        readOnly.setReadOnly(true);
        RUNNING.set(transactions.getTransaction(readOnly));
    }

    /** May be told more than once. */
    void end() {
        TransactionStatus status = RUNNING.get();
        if (status != null) {
            RUNNING.remove();
            transactions.rollback(status); // there is nothing to commit
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
