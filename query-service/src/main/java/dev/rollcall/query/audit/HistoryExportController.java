package dev.rollcall.query.audit;

import dev.rollcall.events.audit.ReadingKind;
import dev.rollcall.query.platform.ReadTransaction;
import dev.rollcall.query.platform.Readings;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.AlsoTakes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A history to take away, whole, of whatever length (R91): written while it is read, some hundred events at a time. How
 * many there will be stands in the header {@code Rollcall-Events}. An answer that is broken off is not complete.
 */
@RestController
@Shows({
    HistoryProjection.NAME,
    Versions.USER_PROFILE,
    Versions.MEMBERSHIPS,
    Versions.DELETIONS,
    Versions.SESSIONS,
    Versions.TWO_FACTOR,
    Versions.API_TOKENS,
    Versions.ORGANIZATIONS,
    Versions.TEAMS,
    Versions.ROLES,
    Versions.POLICIES,
    Versions.PROFILE_FIELDS,
    Versions.INTEGRATIONS
})
class HistoryExportController {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String OCSF = "application/vnd.ocsf+x-ndjson";

    private static final int EVENTS_AT_A_TIME = 500;

    private final HistoryProjection index;
    private final Histories histories;
    private final HistoryFilters filters;
    private final Readings readings;
    private final ReadTransaction transaction;
    private final JsonMapper json;

    HistoryExportController(
            HistoryProjection index,
            Histories histories,
            HistoryFilters filters,
            Readings readings,
            ReadTransaction transaction,
            JsonMapper json) {
        this.index = index;
        this.histories = histories;
        this.filters = filters;
        this.readings = readings;
        this.transaction = transaction;
        this.json = json;
    }

    /** Writes some events in one form or another. */
    interface Form {

        default void begin() throws IOException {}

        void write(HistoryItem item) throws IOException;
    }

    @GetMapping(
            path = {HistoryController.OF_ORGANIZATION, HistoryController.OF_USER},
            produces = NDJSON)
    @AlsoTakes({"from", "to", "type", "actor", "sort"})
    void ndjson(
            @PathVariable UUID organizationId,
            @PathVariable(required = false) @Nullable UUID userId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        BufferedWriter out = writer(response, NDJSON, "history.ndjson");
        export(organizationId, userId, request, response, item -> {
            out.write(json.writeValueAsString(item));
            out.write('\n');
        });
        out.flush();
    }

    @GetMapping(
            path = {HistoryController.OF_ORGANIZATION, HistoryController.OF_USER},
            produces = CSV)
    @AlsoTakes({"from", "to", "type", "actor", "sort"})
    void csv(
            @PathVariable UUID organizationId,
            @PathVariable(required = false) @Nullable UUID userId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        BufferedWriter out = writer(response, CSV + ";charset=UTF-8", "history.csv");
        export(organizationId, userId, request, response, new HistoryCsv(out, json));
        out.flush();
    }

    @GetMapping(
            path = {HistoryController.OF_ORGANIZATION, HistoryController.OF_USER},
            produces = OCSF)
    @AlsoTakes({"from", "to", "type", "actor", "sort"})
    void ocsf(
            @PathVariable UUID organizationId,
            @PathVariable(required = false) @Nullable UUID userId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        BufferedWriter out = writer(response, OCSF, "history.ocsf.ndjson");
        export(organizationId, userId, request, response, new Ocsf(out, json));
        out.flush();
    }

    private static BufferedWriter writer(HttpServletResponse response, String type, String file) throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(file));
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Of what is shown now, however much is added meanwhile. */
    private void export(
            UUID organizationId,
            @Nullable UUID userId,
            HttpServletRequest request,
            HttpServletResponse response,
            Form form)
            throws IOException {
        long shown = Long.parseLong(response.getHeader("Rollcall-Position"));
        HistoryFilter filter = filters.of(userId, request).upTo(shown);
        readings.record(request, organizationId, ReadingKind.EXPORT, userId);
        response.setHeader("Rollcall-Events", Long.toString(index.count(organizationId, filter)));
        transaction.end(); // lest a slow caller holds a connection
        form.begin();
        long after = filter.start();
        List<HistoryRow> rows;
        do {
            List<HistoryRow> found = index.list(organizationId, filter, after, EVENTS_AT_A_TIME - 1);
            rows = found;
            for (HistoryItem item : histories.read(organizationId, rows)) {
                form.write(item);
            }
            after = rows.isEmpty() ? after : rows.getLast().position();
        } while (rows.size() == EVENTS_AT_A_TIME);
    }
}
