package dev.rollcall.command.contacts;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rollcall.events.contacts.ContactsEvent;
import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import dev.rollcall.events.contacts.ContactsEvent.InteractionsRecorded;
import dev.rollcall.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Whom one user deals with. Keeps nothing of interactions: what counts for the order is counted where it is read, and
 * that an interaction is new, and with somebody who exists, is a claim of the event.
 */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
class ContactGraph {

    /** How far the clocks of those who report interactions may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Earlier is a mistake, and could be further back than read models can say. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable UUID organizationId;

    ContactGraph() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordInteractions command) {
        if (organizationId != null && !organizationId.equals(command.organizationId())) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
        for (int i = 0; i < command.items().size(); i++) {
            refuseImpossible(command, i);
        }
        Map<String, Interaction> fresh = new LinkedHashMap<>();
        command.items().stream()
                .filter(item -> !command.known().contains(item.id()))
                .forEach(item -> fresh.putIfAbsent(item.id(), item));
        if (!fresh.isEmpty()) {
            apply(new InteractionsRecorded(command.organizationId(), command.userId(), List.copyOf(fresh.values())));
        }
    }

    private static void refuseImpossible(RecordInteractions command, int i) {
        Interaction item = command.items().get(i);
        if (item.with().equals(command.userId())) {
            throw Refusal.invalid(pointer(i, "with"), "interaction.with-oneself", "must be somebody else");
        }
        if (item.at().isAfter(command.at().plus(CLOCK_TOLERANCE))) {
            throw Refusal.invalid(pointer(i, "at"), "interaction.in-future", "must not lie in the future");
        }
        if (item.at().isBefore(EARLIEST)) {
            throw Refusal.invalid(pointer(i, "at"), "interaction.too-early", "must not lie before 1900");
        }
    }

    static String pointer(int item, String field) {
        return "/items/%d/%s".formatted(item, field);
    }

    @EventSourcingHandler
    void evolve(ContactsEvent event) {
        stream = "contacts/" + event.userId();
        organizationId = event.organizationId();
    }
}
