package dev.rollcall.command.mail;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rollcall.events.mail.MailEvent.MailRequested;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A mail that somebody is to get. */
@Aggregate
class Mail {

    @AggregateIdentifier
    private @Nullable String stream;

    Mail() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RequestMail command) {
        apply(new MailRequested(
                command.organizationId(),
                command.userId(),
                command.mailId(),
                command.template(),
                command.address(),
                command.name(),
                command.details(),
                command.codeId(),
                command.expiresAt(),
                command.sender()));
    }

    @EventSourcingHandler
    void evolve(MailRequested event) {
        stream = "mail/" + event.mailId();
    }
}
