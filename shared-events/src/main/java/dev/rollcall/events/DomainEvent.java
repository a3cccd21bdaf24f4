package dev.rollcall.events;

import java.util.UUID;

/** Something that happened to the people of an organization; immutable, and public once released. */
public interface DomainEvent {

    /** Of what concerns none, such as a replay: the nil UUID (RFC 9562, section 5.9). */
    UUID NO_ORGANIZATION = new UUID(0, 0);

    /** The organization (tenant) in whose stream of affairs this happened. */
    UUID organizationId();
}
