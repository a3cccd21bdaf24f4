package dev.rollcall.standalone.load;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of messages.csv, each between two different employees. */
final class Messages {

    static final String FILE = "messages.csv";
    static final List<String> COLUMNS = List.of("time", "from", "to");

    private final Employees employees;
    private final List<Message> messages = new ArrayList<>();
    private final Map<Message, Integer> seen = new HashMap<>();

    Messages(Employees employees) {
        this.employees = employees;
    }

    void add(Row row) {
        Instant at = time(row);
        String from = employee(row, "from");
        String to = employee(row, "to");
        if (from.equals(to)) {
            throw row.bad("a message of " + from + " to itself");
        }
        int occurrence = seen.merge(new Message(at, from, to, 1), 1, Integer::sum);
        messages.add(new Message(at, from, to, occurrence));
    }

    List<Message> all() {
        return List.copyOf(messages);
    }

    private static Instant time(Row row) {
        String time = row.required("time");
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw row.bad("time " + time + " is not like 2001-06-30T09:00:00Z");
        }
    }

    private String employee(Row row, String column) {
        String id = row.required(column);
        if (!employees.contain(id)) {
            throw row.bad("unknown employee " + id);
        }
        return id;
    }
}
