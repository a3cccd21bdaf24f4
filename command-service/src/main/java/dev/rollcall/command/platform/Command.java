package dev.rollcall.command.platform;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A wish to change something, addressed to the one stream that decides it. */
public interface Command {

    /** {@code <aggregate>/<id>}, such as {@code user/019a…}. */
    @TargetAggregateIdentifier
    String stream();
}
