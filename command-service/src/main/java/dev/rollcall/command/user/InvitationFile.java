package dev.rollcall.command.user;

import dev.rollcall.web.Refusal;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A CSV file (RFC 4180) of people to invite, read while it arrives. Its header names the columns: {@code email}, and as
 * wanted {@code fullName}, {@code role}, {@code department}, {@code teams} and {@code permittedDepartments}, these two
 * with semicolons between names.
 */
final class InvitationFile implements Closeable {

    private static final List<String> COLUMNS =
            List.of("email", "fullName", "role", "department", "teams", "permittedDepartments");

    private final Counted bytes;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private boolean broken;

    private InvitationFile(Counted bytes, CSVParser parser, List<String> columns) {
        this.bytes = bytes;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = columns;
    }

    /** @throws Refusal for a header that is not understood, or none */
    static InvitationFile open(InputStream body) throws IOException {
        Counted bytes = new Counted(body);
        InputStreamReader text = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE) // refused with the row that it is in
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        CSVParser parser;
        try {
            parser = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                    .setSkipHeaderRecord(true)
                    .setIgnoreSurroundingSpaces(true)
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("", "csv.header", "the first line must name each column once, in UTF-8");
        }
        List<String> columns =
                parser.getHeaderNames().stream().map(InvitationFile::bare).toList();
        if (!columns.contains("email")) {
            throw Refusal.invalid("", "csv.header", "the first line must name the columns, email among them");
        }
        for (String column : columns) {
            if (!COLUMNS.contains(column)) {
                throw Refusal.invalid("", "csv.header", "the columns are " + String.join(", ", COLUMNS));
            }
        }
        return new InvitationFile(bytes, parser, columns);
    }

    /** Spreadsheets put a mark before the first name (RFC 3629, section 6). */
    private static String bare(String column) {
        return column.startsWith("\uFEFF") ? column.substring(1) : column;
    }

    /**
     * The next rows; none at the end.
     *
     * @throws Refusal for what is no CSV from here on
     */
    List<InvitationRow> next(int most) {
        List<InvitationRow> rows = new ArrayList<>(most);
        try {
            while (!broken && rows.size() < most && records.hasNext()) {
                // Which is the last line that was read.
                rows.add(InvitationRow.of(parser.getCurrentLineNumber(), columns, records.next()));
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            broken = true; // the rows before are good
        }
        if (broken && rows.isEmpty()) {
            throw Refusal.invalid("", "csv.malformed", "from here on this is no CSV in UTF-8, or too large");
        }
        return rows;
    }

    /** The number of the line that has been read last. */
    long line() {
        return parser.getCurrentLineNumber();
    }

    long bytesRead() {
        return bytes.count;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Counts what has arrived. */
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int bytes = super.read(buffer, offset, length);
            count += Math.max(bytes, 0);
            return bytes;
        }
    }
}
