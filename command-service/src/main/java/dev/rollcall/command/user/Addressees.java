package dev.rollcall.command.user;

import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Where mail for users goes, and what they are called, as the log has it. Read past aggregates and their cache: another
 * instance may know better than what is in memory, and whoever has the turn of an account must not wait for a user's.
 */
@Component
class Addressees {

    private final EventStore log;

    Addressees(EventStore log) {
        this.log = log;
    }

    record Addressee(String name, String address) {}

    Addressee of(UUID userId) {
        return log.readEvents("user/" + userId, 0)
                .asStream()
                .map(message -> message.getPayload())
                .reduce(new Addressee("", ""), Addressees::after, (former, latter) -> latter);
    }

    private static Addressee after(Addressee before, Object event) {
        return switch (event) {
            case UserAdded e -> new Addressee(e.fullName(), e.primaryEmail());
            case ProfileChanged e ->
                new Addressee(e.values().getOrDefault(ProfileField.FULL_NAME.key(), before.name()), before.address());
            case PrimaryEmailChanged e -> new Addressee(before.name(), e.address());
            default -> before;
        };
    }
}
