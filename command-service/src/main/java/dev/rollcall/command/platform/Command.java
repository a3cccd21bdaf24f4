package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claim;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A wish to change something, addressed to the one stream that decides it. */
public interface Command {

    /** {@code <aggregate>/<id>}, such as {@code user/019a…}. */
    @TargetAggregateIdentifier
    String stream();

    /** Commands that are carried out with this one: all of them, or none. */
    default List<Command> together() {
        return List.of();
    }

    /** What must hold, or changes hands, when the command is carried out, beside what its events claim. */
    default List<Claim> claims() {
        return List.of();
    }
}
