package dev.rollcall.query.user;

import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.user.UserDirectoryProjection.Entry;
import dev.rollcall.query.user.UserDirectoryProjection.Filter;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Suggests whom to invite to be a contact: active colleagues, never external users, who need an address (R82). */
@RestController
@Shows(UserDirectoryProjection.NAME)
class ContactSuggestionsController {

    private static final int SHORTEST_SEARCH = 2;
    private static final int LONGEST_SEARCH = 200;

    private final UserDirectoryProjection directory;

    ContactSuggestionsController(UserDirectoryProjection directory) {
        this.directory = directory;
    }

    record Suggestion(UUID userId, String fullName, String primaryEmail) {}

    /** @param q a part of name or primary address, in any case */
    @GetMapping("/v1/organizations/{organizationId}/users/{userId}/contact-suggestions")
    ResponseEntity<Page.Items<Suggestion>> suggest(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam String q,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        String text = ReadableText.normalize(q);
        if (text.length() < SHORTEST_SEARCH || text.length() > LONGEST_SEARCH) {
            throw Refusal.invalidParameter(
                    "The text to search for must have %d to %d characters.".formatted(SHORTEST_SEARCH, LONGEST_SEARCH));
        }
        if (!directory.knows(organizationId, userId)) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
        UserOrder order = UserOrder.of("name").orElseThrow();
        int most = Page.limit(limit);
        List<Entry> found = directory.list(
                organizationId,
                new Filter(UserStatus.ACTIVE, UserType.INTERNAL, null, null, null, null, text),
                order,
                cursor,
                most);
        return Page.of(
                found,
                most,
                request,
                row -> order.cursor(row.sortKey(), row.id()),
                row -> !row.userId().equals(userId),
                row -> new Suggestion(row.userId(), row.fullName(), row.primaryEmail()));
    }
}
