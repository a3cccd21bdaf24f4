package dev.rollcall.query.audit;

import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.eventlog.seal.SealedTree.Sealed;
import dev.rollcall.events.audit.ReadingKind;
import dev.rollcall.query.platform.ReadTransaction;
import dev.rollcall.query.platform.Readings;
import dev.rollcall.seal.ExportWriter;
import dev.rollcall.seal.SigningKey;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * A history to take away, whole, of whatever length (R91): written while it is read, some hundred events at a time. How
 * many there will be stands in the header {@code Rollcall-Events}. An answer that is broken off is not complete.
 */
@RestController
@ShowsHistory
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
    private final SealedTree tree;
    private final SigningKey key;
    private final JsonMapper json;
    private final Downloads downloads;

    HistoryExportController(
            HistoryProjection index,
            Histories histories,
            HistoryFilters filters,
            Readings readings,
            ReadTransaction transaction,
            SealedTree tree,
            SigningKey key,
            JsonMapper json,
            Downloads downloads) {
        this.index = index;
        this.histories = histories;
        this.filters = filters;
        this.readings = readings;
        this.transaction = transaction;
        this.tree = tree;
        this.key = key;
        this.json = json;
        this.downloads = downloads;
    }

    /** Writes events in one form or another. */
    interface Form {

        default void begin() throws IOException {}

        /** Some of them, in their order. */
        void write(List<HistoryItem> items) throws IOException;

        default void end() throws IOException {}
    }

    /** @param form made of what the caller is sent */
    private record Download(String type, String file, FormOf form) {}

    @FunctionalInterface
    private interface FormOf {
        Form of(BufferedWriter out) throws IOException;
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
        String demanded = request.getHeader("Rollcall-Position");
        Sealed checkpoint = tree.latest()
                .filter(latest -> demanded == null || latest.size() >= Long.parseLong(demanded))
                .orElseThrow(ProofController::notSealed);
        HistoryFilter filter = filters.of(organizationId, userId, request);
        HistoryFilter exported = filter.upTo(Math.min(checkpoint.size(), shown(response)));
        ObjectNode what = json.createObjectNode()
                .put("of", userId == null ? "organization " + organizationId : "user " + userId)
                .put("upTo", exported.last())
                .put("complete", filter.isWhole())
                .put("newestFirst", filter.newestFirst());
        export(
                organizationId,
                exported,
                request,
                response,
                new Download(
                        NDJSON,
                        "history.ndjson",
                        out -> new VerifiableExport(new ExportWriter(out, key), tree, checkpoint, what, json)));
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
        export(
                organizationId,
                filters.of(organizationId, userId, request),
                request,
                response,
                new Download(CSV + ";charset=UTF-8", "history.csv", out -> new HistoryCsv(out, json)));
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
        export(
                organizationId,
                filters.of(organizationId, userId, request),
                request,
                response,
                new Download(OCSF, "history.ocsf.ndjson", out -> new Ocsf(out, json)));
    }

    /** The position that read models have come to. */
    private static long shown(HttpServletResponse response) {
        return Long.parseLong(response.getHeader("Rollcall-Position"));
    }

    private static BufferedWriter writer(HttpServletResponse response, Download download) throws IOException {
        response.setContentType(download.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(download.file()));
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    private void export(
            UUID organizationId,
            HistoryFilter asked,
            HttpServletRequest request,
            HttpServletResponse response,
            Download download)
            throws IOException {
        try (Downloads.Download running = downloads.begin(organizationId)) {
            write(organizationId, asked, request, response, download);
        }
    }

    /** Of what is shown now, however much is added meanwhile. */
    private void write(
            UUID organizationId,
            HistoryFilter asked,
            HttpServletRequest request,
            HttpServletResponse response,
            Download download)
            throws IOException {
        HistoryFilter filter = asked.upTo(shown(response));
        if (filter.userId() != null) {
            index.ensureKnown(organizationId, filter.userId());
        }
        readings.record(request, organizationId, ReadingKind.EXPORT, filter.userId());
        if (!download.type().equals(OCSF)) { // which leaves out what is about no account
            index.count(organizationId, filter)
                    .ifPresent(events -> response.setHeader("Rollcall-Events", Long.toString(events)));
        }
        transaction.end(); // lest a slow caller holds a connection
        // Only now: a refusal is no file.
        BufferedWriter out = writer(response, download);
        Form form = download.form().of(out);
        form.begin();
        long after = filter.start();
        List<HistoryRow> rows;
        do {
            rows = index.list(organizationId, filter, after, EVENTS_AT_A_TIME - 1);
            form.write(histories.read(organizationId, rows));
            after = rows.isEmpty() ? after : rows.getLast().position();
        } while (rows.size() == EVENTS_AT_A_TIME);
        form.end();
        out.flush();
    }
}
