package dev.rollcall.command.contacts;

import dev.rollcall.command.platform.Command;
import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Notes whom a user wrote to or called (R87).
 *
 * @param at when this is asked for
 * @param known ids among the items' that the log has already
 */
record RecordInteractions(UUID organizationId, UUID userId, Instant at, List<Interaction> items, Set<String> known)
        implements Command {

    @Override
    public String stream() {
        return "contacts/" + userId;
    }
}
