package dev.rollcall.command.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rollcall.events.audit.AuditEvent.CommandRefused;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What one admin was refused; there is nothing to decide about it. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
class Refusals {

    @AggregateIdentifier
    private @Nullable String stream;

    Refusals() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordRefusal command) {
        apply(new CommandRefused(
                command.organizationId(),
                command.userId(),
                command.operation(),
                command.targets(),
                command.status(),
                command.code()));
    }

    @EventSourcingHandler
    void evolve(CommandRefused event) {
        stream = "refusals/" + event.userId();
    }
}
