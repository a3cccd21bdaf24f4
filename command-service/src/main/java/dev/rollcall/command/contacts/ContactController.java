package dev.rollcall.command.contacts;

import dev.rollcall.command.contacts.ContactCommand.DeleteContact;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ends what two users are to each other (R86). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/contacts")
class ContactController {

    private final Commands commands;
    private final Claims claims;

    ContactController(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    @DeleteMapping("/{contactId}")
    ResponseEntity<Object> delete(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID contactId, Caller caller) {
        return commands.send(
                () -> new DeleteContact(organizationId, userId, inviteOf(userId, contactId)),
                caller,
                (command, receipt) -> receipt.withoutVersion().changed());
    }

    private UUID inviteOf(UUID userId, UUID contactId) {
        String key = Tie.key(userId, contactId);
        return Optional.ofNullable(claims.labels(Tie.SCOPE, List.of(key)).get(key))
                .map(Tie::of)
                .filter(tie -> tie.kind() == Tie.Kind.CONTACT)
                .map(Tie::inviteId)
                .orElseThrow(ContactInvite::contactNotFound);
    }
}
