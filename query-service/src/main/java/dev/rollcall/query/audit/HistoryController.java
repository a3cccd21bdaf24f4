package dev.rollcall.query.audit;

import dev.rollcall.events.audit.ReadingKind;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Readings;
import dev.rollcall.web.AlsoTakes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of an organization, and of a user in it, a page at a time (R91). */
@RestController
@ShowsHistory
class HistoryController {

    static final String OF_ORGANIZATION = "/v1/organizations/{organizationId}/audit/events";
    static final String OF_USER = "/v1/organizations/{organizationId}/audit/users/{userId}/events";

    private final HistoryProjection index;
    private final Histories histories;
    private final HistoryFilters filters;
    private final Readings readings;

    HistoryController(HistoryProjection index, Histories histories, HistoryFilters filters, Readings readings) {
        this.index = index;
        this.histories = histories;
        this.filters = filters;
        this.readings = readings;
    }

    @GetMapping(
            path = {OF_ORGANIZATION, OF_USER},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @AlsoTakes({"from", "to", "type", "actor", "sort"})
    ResponseEntity<Page.Items<HistoryItem>> page(
            @PathVariable UUID organizationId,
            @PathVariable(required = false) @Nullable UUID userId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        HistoryFilter filter = filters.of(organizationId, userId, request);
        long after = after(cursor, filter);
        List<HistoryRow> found = index.list(organizationId, filter, after, most);
        if (found.isEmpty() && userId != null) {
            index.ensureKnown(organizationId, userId);
        }
        readings.record(request, organizationId, ReadingKind.HISTORY, userId);
        List<HistoryItem> items = histories.read(organizationId, found.subList(0, Math.min(found.size(), most)));
        return Page.of(found, most, request, row -> Cursor.of(List.of(Long.toString(row.position()))), items);
    }

    private static long after(@Nullable String cursor, HistoryFilter filter) {
        if (cursor == null) {
            return filter.start();
        }
        String position = Cursor.read(cursor, 1).getFirst();
        if (!position.matches("\\d{1,18}")) {
            throw Cursor.invalid();
        }
        return Long.parseLong(position);
    }
}
