package dev.rollcall.standalone.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** Reads a file of known columns in UTF-8; whatever is wrong with it names the file and the line. */
final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final String name;
    private final List<String> columns;

    CsvFile(String name, List<String> columns) {
        this.name = name;
        this.columns = columns;
    }

    void read(InputStream in, Consumer<Row> reader) {
        long line = 1;
        try (var parser =
                CSVParser.builder().setFormat(FORMAT).setReader(text(in)).get()) {
            requireColumns(parser.getHeaderNames());
            for (CSVRecord row : parser) {
                line = parser.getCurrentLineNumber();
                if (!row.isConsistent()) {
                    throw LoadFailed.badFile(
                            name,
                            line,
                            row.size() + " values, but "
                                    + parser.getHeaderNames().size() + " columns");
                }
                reader.accept(new Row(name, line, row));
            }
        } catch (IllegalArgumentException e) {
            throw LoadFailed.badFile(name, 1, "not valid CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw unreadable(line + 1, e.getCause());
        } catch (IOException e) {
            throw unreadable(line, e);
        }
    }

    private LoadFailed unreadable(long line, @Nullable Exception why) {
        return LoadFailed.badFile(
                name,
                line,
                switch (why) {
                    case CharacterCodingException notText -> "not UTF-8, here or in a line soon after";
                    case CSVException malformed -> "not valid CSV: " + malformed.getMessage();
                    case null, default -> "cannot be read";
                });
    }

    private void requireColumns(List<String> header) {
        var missing = columns.stream().filter(c -> !header.contains(c)).toList();
        if (!missing.isEmpty()) {
            throw LoadFailed.badFile(name, 1, "no column " + String.join(", ", missing));
        }
    }

    private static BufferedReader text(InputStream in) throws IOException {
        // Decoder, not charset: a charset would quietly replace what is not UTF-8.
        var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }
}
