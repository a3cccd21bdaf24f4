package dev.rollcall.command.replay;

import dev.rollcall.eventlog.LogSource;
import dev.rollcall.events.AboutUsers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is to be sent again, as it reads now: what was erased since stays erased. */
@Component
class ReplaySource {

    private static final int MOST_EVENTS = 1_000;

    /** Looked through at a time for the events of one user. */
    private static final int MOST_POSITIONS = 50_000;

    private final LogSource log;
    private final AboutUsers aboutUsers = new AboutUsers();

    ReplaySource(LogSource log) {
        this.log = log;
    }

    /** @param reached position up to which these are all */
    record Batch(List<? extends DomainEventMessage<?>> events, long reached) {}

    Batch after(long position, long target, @Nullable UUID userId) {
        if (userId == null) {
            long last = Math.min(position + MOST_EVENTS, target);
            return new Batch(domainEvents(log.read(position, last)), last);
        }
        long last = Math.min(position + MOST_POSITIONS, target);
        List<Long> positions = log.positionsNaming(userId, position, last, MOST_EVENTS);
        return new Batch(
                domainEvents(log.readAt(positions)).stream()
                        .filter(event -> aboutUsers.of(event.getPayload()).contains(userId))
                        .toList(),
                positions.size() < MOST_EVENTS ? last : positions.getLast());
    }

    private static List<DomainEventMessage<?>> domainEvents(Stream<? extends TrackedEventMessage<?>> events) {
        try (events) {
            return events.<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                    .toList();
        }
    }
}
