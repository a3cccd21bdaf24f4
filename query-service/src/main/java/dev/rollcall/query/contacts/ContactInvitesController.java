package dev.rollcall.query.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.query.contacts.OpenInvites.Direction;
import dev.rollcall.query.contacts.OpenInvites.Invite;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the contact invites of a user that are open (R80). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/contact-invites")
@Shows(ContactsProjection.NAME)
class ContactInvitesController {

    private static final String STATE = "Invited";

    private final OpenInvites invites;
    private final ContactList contacts;

    ContactInvitesController(OpenInvites invites, ContactList contacts) {
        this.invites = invites;
        this.contacts = contacts;
    }

    /** @param userId the other one; absent for somebody elsewhere whom an address was named of */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            Direction direction,
            String state,
            @Nullable UUID userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String message,
            Instant sentAt,
            int renewals) {

        static Answer of(Invite row) {
            return new Answer(
                    row.id(),
                    row.direction(),
                    STATE,
                    row.userId(),
                    row.name(),
                    row.email(),
                    row.message(),
                    row.sentAt(),
                    row.renewals());
        }
    }

    @GetMapping
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam @Nullable Direction direction,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        if (!contacts.knows(organizationId, userId)) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
        int most = Page.limit(limit);
        return Page.of(
                invites.of(organizationId, userId, direction, cursor, most), most, request, Invite::cursor, Answer::of);
    }

    @GetMapping("/{inviteId}")
    Answer one(@PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID inviteId) {
        return invites.find(organizationId, userId, inviteId)
                .map(Answer::of)
                .orElseThrow(
                        () -> Refusal.notFound("contact-invite.not-found", "There is no such contact invite here."));
    }
}
