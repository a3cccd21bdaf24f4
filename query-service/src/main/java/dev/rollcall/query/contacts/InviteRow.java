package dev.rollcall.query.contacts;

import dev.rollcall.events.contacts.ContactEvent.ContactInviteSent;
import dev.rollcall.web.EmailAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite that nobody has answered yet.
 *
 * @param otherOrganizationId null for who has no account
 * @param email that was named; null where a user was
 * @param emailKey by which addresses are the same
 */
@RecordBuilder
record InviteRow(
        UUID id,
        UUID userId,
        UUID organizationId,
        UUID otherId,
        @Nullable UUID otherOrganizationId,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable String message,
        Instant sentAt,
        int renewals)
        implements InviteRowBuilder.With {

    static InviteRow of(ContactInviteSent event, Instant at) {
        String email = event.invited().email();
        return new InviteRow(
                event.inviteId(),
                event.userId(),
                event.organizationId(),
                event.invited().userId(),
                event.invited().organizationId(),
                email,
                email == null ? null : EmailAddress.keyOf(email),
                event.message(),
                at,
                0);
    }
}
