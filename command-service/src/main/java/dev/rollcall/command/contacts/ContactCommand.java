package dev.rollcall.command.contacts;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.contacts.ContactEvent.Invited;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a contact invite, and of the contact that it made; always by one of the two. */
sealed interface ContactCommand extends Command {

    /** Of who asks. */
    UUID organizationId();

    UUID userId();

    UUID inviteId();

    @Override
    default String stream() {
        return "contact-invite/" + inviteId();
    }

    /** @param claims what else has to hold, such as that nobody has an account under the address yet */
    record SendInvite(
            UUID organizationId,
            UUID userId,
            UUID inviteId,
            String dataCentre,
            Invited invited,
            @Nullable String message,
            List<Claim> claims)
            implements ContactCommand {}

    record ResendInvite(UUID organizationId, UUID userId, UUID inviteId) implements ContactCommand {}

    record CancelInvite(UUID organizationId, UUID userId, UUID inviteId) implements ContactCommand {}

    /** @param dataCentre where the organization lives of who accepts */
    record AcceptInvite(UUID organizationId, UUID userId, UUID inviteId, String dataCentre) implements ContactCommand {}

    record RejectInvite(UUID organizationId, UUID userId, UUID inviteId) implements ContactCommand {}

    record DeleteContact(UUID organizationId, UUID userId, UUID inviteId) implements ContactCommand {}

    /** Because the user is deleted (R51): nothing for what has ended by now. */
    record EndBecauseUserDeleted(UUID organizationId, UUID userId, UUID inviteId) implements ContactCommand {}
}
