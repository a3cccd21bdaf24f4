package dev.rollcall.command.contacts;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Notes whom a user wrote to or called (R87).
 *
 * @param at when this is asked for
 * @param known ids among the items' that the log has already
 * @param contacts those among them who are contacts in another organization
 */
record RecordInteractions(
        UUID organizationId, UUID userId, Instant at, List<Interaction> items, Set<String> known, Set<UUID> contacts)
        implements Command {

    /** Everybody else has to be a colleague. */
    @Override
    public List<Claim> claims() {
        Stream<Claim> others = items.stream()
                .map(Interaction::with)
                .distinct()
                .map(with -> contacts.contains(with)
                        ? Tie.required(userId, with, ContactsClaims.WITH_NOT_FOUND)
                        : Claim.require(
                                "user", with.toString(), organizationId.toString(), ContactsClaims.WITH_NOT_FOUND));
        return Stream.concat(
                        Stream.of(
                                Claim.require("user", userId.toString(), organizationId.toString(), "user.not-found")),
                        others)
                .toList();
    }

    @Override
    public String stream() {
        return "contacts/" + userId;
    }
}
