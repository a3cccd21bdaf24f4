package dev.rollcall.command.platform;

import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Finds the event that a process goes on from. */
public final class Causes {

    private Causes() {}

    /**
     * The last event of a kind in a stream, read past aggregates and their cache. From where it was asked for is not passed
     * on: the steps that follow are Rollcall's own, and whoever asked may be erased by then.
     */
    public static DomainEventMessage<?> last(EventStore log, String stream, Class<?> kind) {
        DomainEventMessage<?> last = log.readEvents(stream, 0)
                .asStream()
                .filter(message -> kind.isInstance(message.getPayload()))
                .reduce((former, latter) -> latter)
                .orElseThrow(() -> new IllegalStateException("No %s in a stream that has one".formatted(kind)));
        return last.withMetaData(last.getMetaData().withoutKeys(Set.of(Metadata.IP, Metadata.CLIENT)));
    }
}
