package dev.rollcall.eventlog;

import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work has put into the log.
 *
 * @param position of its last event
 */
public record Appended(long position) {

    private static final String KEY = Appended.class.getName();

    /** Null as long as nothing was appended. */
    public static @Nullable Appended by(UnitOfWork<?> work) {
        return work.root().getResource(KEY);
    }

    void to(UnitOfWork<?> work) {
        work.root().resources().put(KEY, this);
    }
}
