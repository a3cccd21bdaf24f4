package dev.rollcall.query.platform;

import dev.rollcall.events.DomainEvent;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;

/**
 * A read model: one class with its tables, its handlers and its reads. Its processing group is its name. Handlers
 * tolerate an event that they have seen before.
 */
public abstract class Projection {

    /** Events that a projection does not care for still move its position on. */
    @EventHandler
    void ignore(DomainEvent other) {}

    /** Empties its tables, so that it can be filled from the first event. */
    @ResetHandler
    protected abstract void clear();
}
