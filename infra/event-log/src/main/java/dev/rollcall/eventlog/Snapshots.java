package dev.rollcall.eventlog;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/** States of aggregates, kept so that a long stream need not be read from its first event. */
public interface Snapshots {

    /** For who keeps none. */
    Snapshots NONE = new Snapshots() {
        @Override
        public Optional<DomainEventMessage<?>> read(String stream) {
            return Optional.empty();
        }

        @Override
        public void store(DomainEventMessage<?> snapshot) {
            throw new UnsupportedOperationException("This process keeps no snapshots");
        }
    };

    /** The latest state; empty when there is none that can still be read. */
    Optional<DomainEventMessage<?>> read(String stream);

    /** @param snapshot its payload is the aggregate, its sequence that of the last event it knows */
    void store(DomainEventMessage<?> snapshot);
}
