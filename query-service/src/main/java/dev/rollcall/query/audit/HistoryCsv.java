package dev.rollcall.query.audit;

import dev.rollcall.query.audit.HistoryExportController.Form;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** History for spreadsheets (RFC 4180). What one of these would take for a formula is a text to it. */
final class HistoryCsv implements Form {

    private static final String[] HEADER = {
        "position",
        "at",
        "type",
        "version",
        "actorKind",
        "actorId",
        "stream",
        "sequence",
        "organizationId",
        "ip",
        "client",
        "grantId",
        "requestId",
        "correlationId",
        "causedBy",
        "before",
        "after",
        "data",
        "state"
    };

    private static final Pattern BEGINS_FORMULA = Pattern.compile("(^|;)(?=[=+\\-@\t\r\n])");

    private final CSVPrinter csv;
    private final JsonMapper json;

    HistoryCsv(Appendable out, JsonMapper json) throws IOException {
        this.csv = new CSVPrinter(out, CSVFormat.RFC4180);
        this.json = json;
    }

    @Override
    public void begin() throws IOException {
        csv.printRecord((Object[]) HEADER);
    }

    @Override
    public void write(List<HistoryItem> items) throws IOException {
        for (HistoryItem item : items) {
            write(item);
        }
    }

    private void write(HistoryItem item) throws IOException {
        csv.printRecord(
                item.position(),
                item.at(),
                cell(item.type()),
                item.version(),
                item.actor() == null ? null : item.actor().kind(),
                item.actor() == null ? null : cell(item.actor().id()),
                cell(item.stream()),
                item.sequence(),
                item.organizationId(),
                cell(item.address()),
                cell(item.client()),
                cell(item.grantId()),
                cell(item.requestId()),
                cell(item.correlationId()),
                item.causedBy(),
                tree(item.before()),
                tree(item.after()),
                tree(item.data()),
                item.tampering());
    }

    /**
     * OWASP, CSV injection: a cell must not begin with what begins a formula, nor what follows a semicolon, where
     * spreadsheets of half the world begin a cell.
     */
    static @Nullable String cell(@Nullable String text) {
        return text == null ? null : BEGINS_FORMULA.matcher(text).replaceAll("$1'");
    }

    /** Begins with a brace; a semicolon can only stand in a text, where JSON has another way to write it. */
    private @Nullable String tree(@Nullable Object tree) {
        return tree == null ? null : json.writeValueAsString(tree).replace(";", "\\u003b");
    }
}
