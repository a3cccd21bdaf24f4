package dev.rollcall.query.platform;

import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has to follow in tables once the rows of a batch are written, such as a sum over them: done once for all that the
 * events of the batch have touched.
 *
 * @param <T> what is touched
 * @param step works on tables that no handler changes rows of
 */
public record Aftermath<T>(BiConsumer<JdbcClient, Set<T>> step) {}
