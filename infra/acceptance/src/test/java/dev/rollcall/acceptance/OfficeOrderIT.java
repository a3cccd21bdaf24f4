package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.standalone.load.LoadSummary;
import dev.rollcall.standalone.load.Loader;
import dev.rollcall.standalone.load.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whole offices, loaded as a user would, against an independent computation from their files. */
@RunsRollcall
class OfficeOrderIT {

    private static final Path REAL_OFFICE = Path.of("../../../shared/data");

    private final Rollcall rollcall;
    private final Api api;

    OfficeOrderIT(Rollcall rollcall, Api api) {
        this.rollcall = rollcall;
        this.api = api;
    }

    @Test
    @DisplayName("R87 the made-up office is ordered as computed from its files, and a second load doubles nothing")
    void madeUpOffice(@TempDir Path folder) throws IOException {
        for (String file : List.of("employees.csv", "messages.csv")) {
            try (InputStream csv = Objects.requireNonNull(Loader.class.getResourceAsStream("/demo/" + file))) {
                Files.copy(csv, folder.resolve(file));
            }
        }
        String organization = load(folder, "Made-up office");
        compare(folder, organization, List.of("2026-10-31", "2026-09-01", "2027-01-20"));

        load(folder, "Made-up office");
        compare(folder, organization, List.of("2026-10-31"));
        rollcall.clock().hold(Instant.parse("2026-10-31T12:00:00Z"));
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> rollcall.readModels()
                            .sql("select exists (select from contacts_day_v2 where day = date '2026-10-31')")
                            .query(Boolean.class)
                            .single());
            for (String user : employees(organization).values()) {
                String path = "/v1/organizations/%s/users/%s/contacts?limit=500".formatted(organization, user);
                assertThat(used(path)).isEqualTo(used(path + "&asOf=2026-10-31T12:00:00Z"));
            }
        } finally {
            rollcall.clock().release();
        }
    }

    @Test
    @DisplayName("R87 the real office is ordered as computed from its files, for every employee")
    void realOffice() throws IOException {
        assumeTrue(Files.isDirectory(REAL_OFFICE), "the real office is not beside the project");
        String organization = load(REAL_OFFICE, "Real office");
        assertThat(employees(organization)).hasSize(156);
        compare(
                REAL_OFFICE,
                organization,
                List.of("2001-06-30", "2001-10-26", "2000-12-24", "2000-04-12", "1999-07-01"));
    }

    private String load(Path folder, String name) {
        LoadSummary summary = new Loader(rollcall.origin(), rollcall.token(), Progress.SILENT)
                .load(dev.rollcall.standalone.load.Office.read(folder, name));
        return summary.organizationId();
    }

    private void compare(Path folder, String organization, List<String> days) throws IOException {
        UsageOrder expected = UsageOrder.of(folder);
        Map<String, String> userByEmployee = employees(organization);
        for (String day : days) {
            for (String employee : expected.employees()) {
                assertThat(contacts(organization, userByEmployee.getOrDefault(employee, ""), day))
                        .as("%s as of %s", employee, day)
                        .containsExactlyElementsOf(expected.contacts(employee, LocalDate.parse(day)).stream()
                                .map(contact -> new Row(
                                        userByEmployee.getOrDefault(contact.employee(), ""),
                                        contact.name(),
                                        contact.usage(),
                                        contact.lastUsedAt()))
                                .toList());
            }
        }
    }

    /** What the list shows of those who are used. */
    private List<String> used(String path) {
        return api.get(path).expect(200).items().stream()
                .filter(item -> item.at("/usage").asInt() > 0)
                .map(JsonNode::toString)
                .toList();
    }

    private record Row(String userId, String displayName, int usage, Instant lastUsedAt) {}

    private List<Row> contacts(String organization, String user, String day) {
        List<Row> rows = new ArrayList<>();
        String path = "/v1/organizations/%s/users/%s/contacts?order=usage&limit=7&asOf=%sT23:59:59Z"
                .formatted(organization, user, day);
        while (!path.isEmpty()) {
            Answer page = api.get(path).expect(200);
            // R85: in a small office everybody else follows, unused.
            page.items().stream()
                    .filter(item -> item.at("/usage").asInt() > 0)
                    .forEach(item -> rows.add(new Row(
                            item.at("/userId").asString(),
                            item.at("/displayName").asString(),
                            item.at("/usage").asInt(),
                            Instant.parse(item.at("/lastUsedAt").asString()))));
            path = Links.next(page);
        }
        return rows;
    }

    /** User ids by the employee ids of the file. */
    private Map<String, String> employees(String organization) {
        Map<String, String> employees = new HashMap<>();
        String path = "/v1/organizations/%s/users?limit=100".formatted(organization);
        while (!path.isEmpty()) {
            Answer page = api.get(path).expect(200);
            for (String id : page.items("/id")) {
                String employee = api.get("/v1/organizations/%s/users/%s".formatted(organization, id))
                        .expect(200)
                        .text("/fields/employeeId/value");
                employees.put(employee, id);
            }
            path = Links.next(page);
        }
        return employees;
    }
}
