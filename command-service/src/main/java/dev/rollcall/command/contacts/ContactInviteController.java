package dev.rollcall.command.contacts;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.contacts.ContactCommand.AcceptInvite;
import dev.rollcall.command.contacts.ContactCommand.CancelInvite;
import dev.rollcall.command.contacts.ContactCommand.RejectInvite;
import dev.rollcall.command.contacts.ContactCommand.ResendInvite;
import dev.rollcall.command.contacts.ContactCommand.SendInvite;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.contacts.ContactEvent.Invited;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.ValidEmail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invites somebody to be a contact, and answers such invites (R80, R81). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/contact-invites")
class ContactInviteController {

    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final String SENT = "Contact invite sent.";
    private static final String STATE = "Invited";

    private final Commands commands;
    private final Claims claims;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    ContactInviteController(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    /** One, or several under {@code items}, who all get the same message. */
    record Body(
            @Nullable @Size(min = 1, max = MOST_ITEMS) List<@NotNull @Valid Item> items,
            @Nullable UUID userId,
            @Nullable @ValidEmail String email,
            @Nullable @PlainText(max = LONGEST_MESSAGE) String message) {}

    /** Either a user of the own organization, or an address of anybody (R82). */
    record Item(@Nullable UUID userId, @Nullable @ValidEmail String email) {}

    record Sent(UUID id, String state, String text) {}

    record SentItem(int index, UUID id, String state) {}

    record RejectedItem(int index, String field, String code, String reason) {

        static RejectedItem because(int index, Item item, Refusal refusal) {
            String field = item.email() == null ? "userId" : "email";
            return refusal.errors().stream()
                    .findFirst()
                    .map(error -> new RejectedItem(index, field, error.code(), error.detail()))
                    .orElseGet(
                            () -> new RejectedItem(index, field, refusal.code(), String.valueOf(refusal.getMessage())));
        }
    }

    /** @param text left out where none was sent */
    record Outcomes(@Nullable String text, List<SentItem> sent, List<RejectedItem> rejected) {}

    @PostMapping
    ResponseEntity<Object> send(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Body body,
            Caller caller) {
        String message = body.message() == null ? null : ReadableText.normalize(body.message());
        Item single = new Item(body.userId(), body.email());
        if (body.items() == null) {
            return send(organizationId, userId, single, message, caller);
        }
        if (single.userId() != null || single.email() != null) {
            throw Refusal.invalid("/items", "field.ambiguous", "either items or a single one, not both");
        }
        return sendMany(organizationId, userId, body.items(), message, caller);
    }

    /** Those that cannot be sent come back apart, each with its reason. */
    private ResponseEntity<Object> sendMany(
            UUID organizationId, UUID userId, List<Item> items, @Nullable String message, Caller caller) {
        List<SentItem> sent = new ArrayList<>();
        List<RejectedItem> rejected = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                ResponseEntity<Object> answer =
                        send(organizationId, userId, items.get(i), message, caller.forPart(Integer.toString(i)));
                sent.add(new SentItem(i, inviteOf(answer), STATE));
            } catch (Refusal refusal) {
                if (refusal.reason() == Refusal.Reason.UNAVAILABLE) {
                    throw refusal; // of no fault of the item: all of it is to be sent again
                }
                rejected.add(RejectedItem.because(i, items.get(i), refusal));
            }
        }
        return commands.unrecorded(ResponseEntity.ok(new Outcomes(sent.isEmpty() ? null : SENT, sent, rejected)));
    }

    /** Of the first time, if this is a repetition. */
    private static UUID inviteOf(ResponseEntity<Object> answer) {
        String location = String.valueOf(answer.getHeaders().getLocation());
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private ResponseEntity<Object> send(
            UUID organizationId, UUID userId, Item item, @Nullable String message, Caller caller) {
        if ((item.userId() == null) == (item.email() == null)) {
            throw Refusal.invalid("/email", "field.ambiguous", "either a user of the organization or an address");
        }
        UUID inviteId = ids.generate();
        return commands.send(
                () -> sending(organizationId, userId, inviteId, item, message),
                caller,
                (command, receipt) -> receipt.created(
                        "/v1/organizations/%s/users/%s/contact-invites/%s".formatted(organizationId, userId, inviteId),
                        new Sent(inviteId, STATE, SENT)));
    }

    private SendInvite sending(UUID organizationId, UUID userId, UUID inviteId, Item item, @Nullable String message) {
        Invited invited = item.userId() == null
                ? addressed(EmailAddress.parse(String.valueOf(item.email())).orElseThrow())
                : new Invited(colleague(organizationId, item.userId()), organizationId, null);
        String tie = Tie.key(userId, invited.userId());
        String label = claims.labels(Tie.SCOPE, List.of(tie)).get(tie);
        if (label != null) {
            throw Tie.of(label).refusal();
        }
        UUID other = invited.organizationId();
        Map<String, String> places = claims.labels(
                "data-centre",
                Stream.of(organizationId, other == null ? organizationId : other)
                        .map(UUID::toString)
                        .toList());
        String here = place(places, organizationId);
        if (other != null && !here.equals(place(places, other))) {
            throw ContactInvite.otherDataCentre();
        }
        return new SendInvite(organizationId, userId, inviteId, here, invited, message, noAccount(invited));
    }

    private UUID colleague(UUID organizationId, UUID userId) {
        if (!claims.isHeld("user", userId.toString(), organizationId.toString())) {
            throw Refusal.invalid("/userId", "user.not-found", "There is no such user here.");
        }
        return userId;
    }

    private Invited addressed(EmailAddress email) {
        return claims.owner("email", email.key())
                .map(UUID::fromString)
                .flatMap(user -> claims.owner("user", user.toString())
                        .map(organization -> new Invited(user, UUID.fromString(organization), email.address())))
                .orElseGet(() -> new Invited(guest(email).orElseGet(ids::generate), null, email.address()));
    }

    /** One and the same for all who invite an address, so that it can be erased with whom it turns out to be. */
    private Optional<UUID> guest(EmailAddress email) {
        return claims.owner(ContactClaims.GUESTS, email.key()).map(UUID::fromString);
    }

    /** Nobody can be invited as somebody without an account who has got one meanwhile. */
    private List<Claim> noAccount(Invited invited) {
        if (invited.organizationId() != null || invited.email() == null) {
            return List.of();
        }
        String key = EmailAddress.keyOf(invited.email());
        String nobody = invited.userId().toString();
        boolean isKnown = claims.isHeld(ContactClaims.GUESTS, key, nobody);
        return List.of(
                Claim.take("email", key, nobody, Claim.DECIDE_AGAIN),
                Claim.release("email", key, nobody),
                isKnown
                        ? Claim.require(ContactClaims.GUESTS, key, nobody, Claim.DECIDE_AGAIN)
                        : Claim.take(ContactClaims.GUESTS, key, nobody, Claim.DECIDE_AGAIN));
    }

    private static String place(Map<String, String> places, UUID organizationId) {
        String place = places.get(organizationId.toString());
        if (place == null) {
            throw Refusal.notFound("organization.not-found", "There is no such organization here.");
        }
        return place;
    }

    /** R80: the mail goes out once more. */
    @PostMapping("/{inviteId}/renewals")
    ResponseEntity<Object> renew(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID inviteId, Caller caller) {
        return commands.send(new ResendInvite(organizationId, userId, inviteId), caller, Receipt::changed);
    }

    @PutMapping("/{inviteId}/acceptance")
    ResponseEntity<Object> accept(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID inviteId, Caller caller) {
        Map<String, String> places = claims.labels("data-centre", List.of(organizationId.toString()));
        return commands.send(
                new AcceptInvite(organizationId, userId, inviteId, place(places, organizationId)),
                caller,
                Receipt::changed);
    }

    @PutMapping("/{inviteId}/rejection")
    ResponseEntity<Object> reject(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID inviteId, Caller caller) {
        return commands.send(new RejectInvite(organizationId, userId, inviteId), caller, Receipt::changed);
    }

    @DeleteMapping("/{inviteId}")
    ResponseEntity<Object> cancel(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID inviteId, Caller caller) {
        return commands.send(
                new CancelInvite(organizationId, userId, inviteId),
                caller,
                receipt -> receipt.withoutVersion().changed());
    }
}
