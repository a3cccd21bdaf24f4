package dev.rollcall.query.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.platform.TimeTravel;
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

/** Lists the users of an organization (R10). */
@RestController
@Shows(UserDirectoryProjection.NAME)
class UserDirectoryController {

    private static final int LONGEST_SEARCH = 200;

    private final UserDirectoryProjection directory;

    UserDirectoryController(UserDirectoryProjection directory) {
        this.directory = directory;
    }

    /** @param tag what people are to see of an external user (R63); null for others */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            UserStatus status,
            UserType type,
            @Nullable String tag,
            String role,
            String fullName,
            String primaryEmail,
            UUID departmentId,
            List<UUID> teamIds,
            Licence licence) {

        static Answer of(Entry row) {
            return new Answer(
                    row.userId(),
                    row.status(),
                    row.type(),
                    row.type().tag(),
                    row.role(),
                    row.fullName(),
                    row.primaryEmail(),
                    row.departmentId(),
                    row.teamIds(),
                    row.licence());
        }
    }

    /**
     * @param role a predefined one or the name of one of the organization's own; nobody has one that is no more
     * @param q a part of name or primary address, in any case
     * @param sort {@code name}, {@code email} or {@code added}, with a minus for the other way round
     */
    @TimeTravel
    @GetMapping("/v1/organizations/{organizationId}/users")
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @RequestParam @Nullable UserStatus status,
            @RequestParam @Nullable UserType type,
            @RequestParam @Nullable Licence licence,
            @RequestParam @Nullable String role,
            @RequestParam @Nullable UUID department,
            @RequestParam @Nullable UUID team,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        UserOrder order = UserOrder.of(sort)
                .orElseThrow(() -> Refusal.invalidParameter("The users can be sorted by name, email and added."));
        if (role != null && !role.matches("[A-Z0-9_]{1,50}")) {
            throw Refusal.invalidParameter("A role is named by 1 to 50 of A–Z, 0–9 and _.");
        }
        if (q != null && (q.isBlank() || q.length() > LONGEST_SEARCH)) {
            throw Refusal.invalidParameter(
                    "The text to search for must have 1 to %d characters.".formatted(LONGEST_SEARCH));
        }
        int most = Page.limit(limit);
        List<Entry> found = directory.list(
                organizationId,
                new Filter(status, type, licence, role, department, team, q == null ? null : ReadableText.normalize(q)),
                order,
                cursor,
                most);
        if (found.isEmpty() && !directory.knows(organizationId)) {
            throw Refusal.notFound("organization.not-found", "There is no such organization here.");
        }
        return Page.of(found, most, request, row -> order.cursor(row.sortKey(), row.id()), Answer::of);
    }
}
