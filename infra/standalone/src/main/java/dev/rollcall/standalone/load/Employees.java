package dev.rollcall.standalone.load;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rows of employees.csv: every id and every address stands there once. */
final class Employees {

    static final String FILE = "employees.csv";
    static final List<String> COLUMNS = List.of("employee", "email", "department", "team", "title");

    /** Keeps a message's id, which has two of them, within the 200 characters that the interface takes. */
    private static final int LONGEST_ID = 64;

    private final Map<String, Employee> byId = new LinkedHashMap<>();
    private final Set<String> addresses = new HashSet<>();

    void add(Row row) {
        String id = row.required("employee");
        if (id.length() > LONGEST_ID) {
            throw row.bad("employee longer than " + LONGEST_ID + " characters");
        }
        String name = row.optional("name");
        var employee = new Employee(
                id,
                name.isEmpty() ? id : name,
                row.required("email"),
                row.required("department"),
                row.optional("team"),
                row.optional("title"));
        if (byId.putIfAbsent(id, employee) != null) {
            throw row.bad("employee " + id + " stands in the file twice");
        }
        if (!addresses.add(employee.email().toLowerCase(Locale.ROOT))) {
            throw row.bad("address " + employee.email() + " stands in the file twice");
        }
    }

    boolean contain(String id) {
        return byId.containsKey(id);
    }

    List<Employee> all() {
        return List.copyOf(byId.values());
    }
}
