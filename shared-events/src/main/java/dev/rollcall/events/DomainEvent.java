package dev.rollcall.events;

import java.util.UUID;

/** Something that happened to the people of an organization; immutable, and public once released. */
public interface DomainEvent {

    /** The organization (tenant) in whose stream of affairs this happened. */
    UUID organizationId();
}
