package dev.rollcall.benchmark;

import dev.rollcall.command.user.UserLoad;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Histories of users as the service would have written them, for logs that are long from the start. */
record UserEvents(UUID organization) {

    private static final MetaData METADATA = MetaData.from(Map.of(
            "actorKind", "SYSTEM",
            "actorId", "operator",
            "requestId", "0a6f6e5e-benchmark",
            "ip", "127.0.0.1",
            "client", "rollcall-benchmark"));

    /** The user and then changes of one field. */
    List<DomainEventMessage<?>> history(UUID user, int events) {
        var added = new UserAdded(
                organization, user, UserLoad.name(user), UserLoad.address(user), Role.MEMBER, organization);
        return Stream.concat(Stream.of(message(user, 0, added)), changes(user, 1, events).stream())
                .toList();
    }

    /** @param to exclusive, like the sequences of the stream from {@code from} on */
    List<DomainEventMessage<?>> changes(UUID user, long from, long to) {
        return LongStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(sequence -> message(
                        user,
                        sequence,
                        new ProfileChanged(organization, user, Map.of("designation", Designations.next()), List.of())))
                .toList();
    }

    private static DomainEventMessage<?> message(UUID user, long sequence, DomainEvent event) {
        return new GenericDomainEventMessage<>("User", "user/" + user, sequence, event, METADATA);
    }
}
