package dev.rollcall.command.replay;

import static dev.rollcall.events.DomainEvent.NO_ORGANIZATION;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rollcall.command.replay.ReplayCommand.CancelReplay;
import dev.rollcall.command.replay.ReplayCommand.EndReplay;
import dev.rollcall.command.replay.ReplayCommand.RequestReplay;
import dev.rollcall.events.replay.ReplayEvent.ReplayCancelled;
import dev.rollcall.events.replay.ReplayEvent.ReplayEnded;
import dev.rollcall.events.replay.ReplayEvent.ReplayRequested;
import dev.rollcall.web.Refusal;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One replay for a subscriber, from the request to its end (R97). How far it has come is no event. */
@Aggregate
class Replay {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable String name;
    private boolean isOver;

    Replay() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RequestReplay command) {
        apply(new ReplayRequested(
                NO_ORGANIZATION,
                command.replayId(),
                command.name(),
                command.topic(),
                command.userId(),
                command.from(),
                command.target()));
    }

    @CommandHandler
    void decide(CancelReplay command) {
        if (isOver) {
            throw Refusal.conflict("replay.over", "The replay has ended, or was cancelled.");
        }
        apply(new ReplayCancelled(NO_ORGANIZATION, command.replayId(), name()));
    }

    /** Does nothing for one that was cancelled meanwhile, or that another instance has ended. */
    @CommandHandler
    void decide(EndReplay command) {
        if (!isOver) {
            apply(new ReplayEnded(NO_ORGANIZATION, command.replayId(), name(), command.events()));
        }
    }

    private String name() {
        return Objects.requireNonNull(name);
    }

    @EventSourcingHandler
    void evolve(ReplayRequested event) {
        stream = ReplayCommand.streamOf(event.replayId());
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(ReplayCancelled event) {
        isOver = true;
    }

    @EventSourcingHandler
    void evolve(ReplayEnded event) {
        isOver = true;
    }
}
