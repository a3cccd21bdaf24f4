package dev.rollcall.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** R87's order of an office's contacts, computed from its files alone, to hold the product's answer against. */
final class UsageOrder {

    private static final int WINDOW_DAYS = 90;

    private static final Comparator<Contact> ORDER = Comparator.comparing(Contact::usage)
            .reversed()
            .thenComparing(Comparator.comparing(Contact::lastUsedAt).reversed())
            .thenComparing(UsageOrder::byName);

    private final Map<String, String> names = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();

    /** @param usage days with a message within the window */
    record Contact(String employee, String name, int usage, Instant lastUsedAt) {}

    private record Message(Instant at, String from, String to) {}

    static UsageOrder of(Path folder) throws IOException {
        var order = new UsageOrder();
        for (var row : rows(folder.resolve("employees.csv"))) {
            String id = row.get("employee");
            String name = row.isMapped("name") ? row.get("name") : "";
            order.employee(id, name.isEmpty() ? id : name);
        }
        for (var row : rows(folder.resolve("messages.csv"))) {
            order.message(Instant.parse(row.get("time")), row.get("from"), row.get("to"));
        }
        return order;
    }

    void employee(String id, String name) {
        names.put(id, name);
    }

    void message(Instant at, String from, String to) {
        messages.add(new Message(at, from, to));
    }

    Set<String> employees() {
        return names.keySet();
    }

    /** Whom the employee wrote to within the 90 UTC days that end with this one, in R87's order. */
    List<Contact> contacts(String employee, LocalDate asOf) {
        LocalDate first = asOf.minusDays(WINDOW_DAYS - 1);
        Map<String, Set<LocalDate>> days = new HashMap<>();
        Map<String, Instant> last = new HashMap<>();
        for (var message : messages) {
            LocalDate day = LocalDate.ofInstant(message.at(), ZoneOffset.UTC);
            if (message.from().equals(employee) && !day.isBefore(first) && !day.isAfter(asOf)) {
                days.computeIfAbsent(message.to(), to -> new HashSet<>()).add(day);
                last.merge(message.to(), message.at(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return last.entrySet().stream()
                .map(e -> new Contact(
                        e.getKey(),
                        name(e.getKey()),
                        days.getOrDefault(e.getKey(), Set.of()).size(),
                        e.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private String name(String employee) {
        return names.getOrDefault(employee, employee);
    }

    /** By code point; {@code String.compareTo} goes by UTF-16 unit, which differs beyond the basic plane. */
    private static int byName(Contact a, Contact b) {
        return Arrays.compare(codePoints(a.name()), codePoints(b.name()));
    }

    private static int[] codePoints(String name) {
        return name.toLowerCase(Locale.ROOT).codePoints().toArray();
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var parser =
                        CSVParser.builder().setFormat(format).setReader(reader).get()) {
            return parser.getRecords();
        }
    }
}
