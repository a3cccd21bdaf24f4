package dev.rollcall.eventlog;

import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work has put into the log.
 *
 * @param position of its last event
 * @param sequences of the last event in each stream that it wrote
 */
public record Appended(long position, Map<String, Long> sequences) {

    private static final String KEY = Appended.class.getName();

    /** Null as long as nothing was appended. */
    public static @Nullable Appended by(UnitOfWork<?> work) {
        return work.root().getResource(KEY);
    }

    void to(UnitOfWork<?> root) {
        root.resources().put(KEY, this);
    }
}
