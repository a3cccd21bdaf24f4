package dev.rollcall.benchmark.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole of a run.
 *
 * @param title one line
 * @param remarks what a reader must know before the figures, a paragraph each
 * @param rows in the order of the questions
 * @param circumstances machine, versions, settings: name and value, in order
 * @param attachments longer texts by heading, in order
 */
public record Report(
        String title,
        List<String> remarks,
        List<Row> rows,
        Map<String, String> circumstances,
        Map<String, String> attachments) {

    private record Column(String heading, Function<Row, String> cell) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("#", Row::question),
            new Column("what", Row::what),
            new Column("bar", Row::barText),
            new Column("measured", Row::measuredText),
            new Column("verdict", Row::verdict),
            new Column("medians", Row::figures));

    /** For a terminal: columns padded with blanks. */
    public String table() {
        Map<Column, Integer> widths = COLUMNS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        column -> Stream.concat(
                                        Stream.of(column.heading()),
                                        rows.stream().map(column.cell()))
                                .mapToInt(String::length)
                                .max()
                                .orElse(0)));
        return Stream.concat(
                        Stream.of(line(widths, Column::heading)),
                        rows.stream()
                                .map(row -> line(widths, column -> column.cell().apply(row))))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Map<Column, Integer> widths, Function<Column, String> text) {
        return COLUMNS.stream()
                .map(column -> String.format("%-" + widths.getOrDefault(column, 1) + "s", text.apply(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(title).append("\n\n");
        remarks.forEach(remark -> text.append(remark).append("\n\n"));
        text.append(cells(COLUMNS.stream().map(Column::heading)));
        text.append(cells(COLUMNS.stream().map(column -> "---")));
        rows.forEach(row ->
                text.append(cells(COLUMNS.stream().map(column -> column.cell().apply(row)))));
        text.append("\n## Circumstances\n\n| what | value |\n|---|---|\n");
        circumstances.forEach((name, value) -> text.append(cells(Stream.of(name, value))));
        attachments.forEach((heading, attached) -> text.append("\n## ")
                .append(heading)
                .append("\n\n```\n")
                .append(attached.strip())
                .append("\n```\n"));
        return text.toString();
    }

    private static String cells(Stream<String> texts) {
        return texts.map(text -> text.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
