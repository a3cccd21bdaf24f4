package dev.rollcall.eventlog;

import java.util.Optional;

/** The names and versions under which classes are stored. */
public interface WireTypes {

    WireType of(Class<?> type);

    /** Empty for what this build does not know. */
    Optional<Class<?>> classOf(WireType type);

    /** A stored name with its version. */
    record WireType(String name, int version) {}
}
