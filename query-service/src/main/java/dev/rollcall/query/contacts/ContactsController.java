package dev.rollcall.query.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.access.Identity;
import dev.rollcall.query.contacts.ContactList.Contact;
import dev.rollcall.query.contacts.ContactList.State;
import dev.rollcall.query.platform.AsOf;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Readings;
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

/** Lists the contacts of a user by usage (R85, R87), and says whom they may chat with (R87). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/contacts")
@Shows(ContactsProjection.NAME)
class ContactsController {

    private final ContactList contacts;
    private final Chat chat;
    private final AsOf times;
    private final Readings readings;

    ContactsController(ContactList contacts, Chat chat, AsOf times, Readings readings) {
        this.contacts = contacts;
        this.chat = chat;
        this.times = times;
        this.readings = readings;
    }

    /**
     * @param displayName the address that is invited, as long as nobody has accepted
     * @param lastUsedAt absent where they were never used
     * @param external whether they are at home in another organization
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID userId,
            String displayName,
            int usage,
            @Nullable Instant lastUsedAt,
            State state,
            boolean external) {

        static Answer of(Contact row) {
            return new Answer(
                    row.userId(), row.displayName(), row.usage(), row.lastUsedAt(), row.state(), row.external());
        }
    }

    /** @param asOf the order is that of the day, UTC, in which this instant lies */
    @GetMapping
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "usage") String order,
            @RequestParam @Nullable State state,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        if (!order.equals("usage")) {
            throw Refusal.invalidParameter("Contacts can be ordered by usage.");
        }
        if (!contacts.knows(organizationId, userId)) {
            throw notFound();
        }
        if (asOf != null && isWatching(Identity.of(request), userId)) {
            readings.recordTravel(request);
        }
        int most = Page.limit(limit);
        return Page.of(
                contacts.byUsage(
                        organizationId,
                        userId,
                        asOf == null ? null : times.instant(asOf),
                        state,
                        cursor == null ? null : ContactCursor.read(cursor),
                        most),
                most,
                request,
                Contact::cursor,
                Answer::of);
    }

    /** Whether somebody reads what is another's: an auditor. Theirs, and all to the operator, is shown as of any day (R87). */
    private static boolean isWatching(Identity reader, UUID userId) {
        return reader.kind() != Identity.Kind.OPERATOR && !reader.is(userId);
    }

    record Verdict(boolean canChat, Chat.Reason reason) {}

    @GetMapping("/{contactId}/can-chat")
    Verdict canChat(@PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID contactId) {
        Chat.Reason reason = chat.reason(organizationId, userId, contactId).orElseThrow(ContactsController::notFound);
        return new Verdict(reason.isAllowed(), reason);
    }

    private static Refusal notFound() {
        return Refusal.notFound("user.not-found", "There is no such user here.");
    }
}
