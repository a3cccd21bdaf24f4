package dev.rollcall.command.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rollcall.events.audit.AuditEvent.HistoryRead;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One reading of an auditor, in a stream of its own: it cannot be recorded twice. */
@Aggregate
class Reading {

    @AggregateIdentifier
    private @Nullable String stream;

    Reading() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RecordReading command) {
        apply(new HistoryRead(
                command.organizationId(),
                command.userId(),
                command.readingId(),
                command.kind(),
                command.about(),
                command.operation(),
                command.parameters()));
    }

    @EventSourcingHandler
    void evolve(HistoryRead event) {
        stream = "reading/" + event.readingId();
    }
}
