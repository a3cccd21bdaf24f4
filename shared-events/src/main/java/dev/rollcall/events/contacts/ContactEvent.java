package dev.rollcall.events.contacts;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes of one contact invite, up to the end of the contact that it made; its stream is {@code contact-invite/<invite id>}.
 * The user and the organization of these events are those of who sent it.
 */
public sealed interface ContactEvent extends DomainEvent {

    UUID userId();

    UUID inviteId();

    /**
     * A user wants somebody among their contacts, who is told so by mail (R80).
     *
     * @param dataCentre where the user's organization lives: only users who live there, too, can be contacts (R84)
     * @param message what the user says to it
     */
    @EventType(name = "contact.invite-sent")
    record ContactInviteSent(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID inviteId,
            String dataCentre,
            Invited invited,
            @Personal @Nullable String message)
            implements ContactEvent {}

    /**
     * Who is invited.
     *
     * @param userId of the user, or, for who has no account yet, of nobody else
     * @param organizationId whose user they are; null for who has no account yet
     * @param email the invite was for; null where it named a user
     */
    record Invited(
            @DataSubject UUID userId,
            @Nullable UUID organizationId,
            @Personal @Nullable String email) {}

    /** The mail went out once more (R80). */
    @EventType(name = "contact.invite-re-sent")
    record ContactInviteResent(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID inviteId,
            Invited invited,
            @Personal @Nullable String message)
            implements ContactEvent {}

    /**
     * Who was invited without an account has one now, and the invite is theirs (R81).
     *
     * @param invited whom the invite named until then
     */
    @EventType(name = "contact.invite-reached-user")
    record ContactInviteReachedUser(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID inviteId,
            Invited invited,
            UUID otherId,
            UUID otherOrganizationId)
            implements ContactEvent {}

    /** Each is a contact of the other from now on (R81). */
    @EventType(name = "contact.invite-accepted")
    record ContactInviteAccepted(
            UUID organizationId, @DataSubject UUID userId, UUID inviteId, UUID otherId, UUID otherOrganizationId)
            implements ContactEvent {}

    /** Who was invited does not want to (R80). */
    @EventType(name = "contact.invite-rejected")
    record ContactInviteRejected(
            UUID organizationId, @DataSubject UUID userId, UUID inviteId, Invited invited) implements ContactEvent {}

    /** The invite stands no more (R80, R51). */
    @EventType(name = "contact.invite-cancelled")
    record ContactInviteCancelled(
            UUID organizationId, @DataSubject UUID userId, UUID inviteId, Invited invited, ContactEnd reason)
            implements ContactEvent {}

    /**
     * Neither is a contact of the other any more (R86, R51).
     *
     * @param endedBy which of the two wanted it so, or was deleted
     */
    @EventType(name = "contact.deleted")
    record ContactDeleted(
            UUID organizationId, @DataSubject UUID userId, UUID inviteId, UUID otherId, UUID endedBy, ContactEnd reason)
            implements ContactEvent {}
}
