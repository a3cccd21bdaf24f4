package dev.rollcall.query.contacts;

import dev.rollcall.query.contacts.ContactsProjection.Contact;
import dev.rollcall.query.platform.AsOf;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the contacts of a user by usage (R87). */
@RestController
@Shows(ContactsProjection.NAME)
class ContactsController {

    private final ContactsProjection contacts;
    private final AsOf times;

    ContactsController(ContactsProjection contacts, AsOf times) {
        this.contacts = contacts;
        this.times = times;
    }

    /** @param state colleagues are listed without an invite; contacts and invites come with their own feature */
    record Answer(UUID userId, String displayName, int usage, Instant lastUsedAt, String state, boolean external) {

        static Answer of(Contact row) {
            return new Answer(row.userId(), row.displayName(), row.usage(), row.lastUsedAt(), "COLLEAGUE", false);
        }
    }

    /** @param asOf the order is that of the day, UTC, in which this instant lies */
    @GetMapping("/v1/organizations/{organizationId}/users/{userId}/contacts")
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "usage") String order,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        if (!order.equals("usage")) {
            throw Refusal.invalidParameter("Contacts can be ordered by usage.");
        }
        if (!contacts.knows(organizationId, userId)) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
        int most = Page.limit(limit);
        LocalDate day = times.instant(asOf).atZone(ZoneOffset.UTC).toLocalDate();
        return Page.of(
                contacts.byUsage(userId, day, cursor == null ? null : ContactCursor.read(cursor), most),
                most,
                request,
                Contact::cursor,
                Answer::of);
    }
}
