package dev.rollcall.events.contacts;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happens between a user and those they know; the stream is {@code contacts/<user id>}. */
public sealed interface ContactsEvent extends DomainEvent {

    UUID userId();

    /** The user wrote to or called others; each item is new to the log (R87). */
    @EventType(name = "contacts.interactions-recorded")
    record InteractionsRecorded(
            UUID organizationId, @DataSubject UUID userId, List<Interaction> items) implements ContactsEvent {}

    /**
     * One message or call.
     *
     * @param with whom the user wrote to or called
     * @param at when it was written or made, not when it was recorded
     * @param id the caller's own name for it, by which a repetition is recognized; may say anything
     */
    record Interaction(
            UUID with,
            InteractionKind kind,
            Instant at,
            @Personal String id) {}
}
