package dev.rollcall.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeTest {

    private static final String EMPLOYEES = """
            employee,email,department,team,title
            e1,a@x.example,Sales,North,Head
            e2,b@x.example,Sales,,
            """;
    private static final String MESSAGES = "time,from,to\n2026-10-01T09:00:00Z,e1,e2\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void readsWhatIsThere() throws IOException {
        var office = read("\uFEFF" + EMPLOYEES, MESSAGES + "2026-10-01T09:00:00.000Z,e1,e2\n");

        assertThat(office.employees())
                .containsExactly(
                        new Employee("e1", "e1", "a@x.example", "Sales", "North", "Head"),
                        new Employee("e2", "e2", "b@x.example", "Sales", "", ""));
        assertThat(office.messages())
                .extracting(Message::id)
                .containsExactly("2026-10-01T09:00:00Z/e1/e2/1", "2026-10-01T09:00:00Z/e1/e2/2");
    }

    @Test
    void takesANameWhereTheFileHasOne() throws IOException {
        var office = read(
                "name,employee,email,department,team,title\n Zoe\u0308 Y,e1,a@x.example,Sales,,\n", "time,from,to\n");

        assertThat(office.employees()).extracting(Employee::name).containsExactly("Zoë Y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    e1,c@x.example,Sales,North,Head | employees.csv, line 4: employee e1 stands in the file twice
                    e3,A@X.example,Sales,North,Head | employees.csv, line 4: address A@X.example stands in the file twice
                    e3,c@x.example,,North,Head      | employees.csv, line 4: no department
                    e3,c@x.example,Sales,North      | employees.csv, line 4: 4 values, but 5 columns
                    e3,c@x.example,"Sales           | employees.csv, line 4: not valid CSV
                    """)
    void refusesABadEmployee(String row, String reason) {
        assertThatThrownBy(() -> read(EMPLOYEES + row, MESSAGES))
                .isInstanceOf(LoadFailed.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-10-01 09:00,e1,e2     | messages.csv, line 3: time 2026-10-01 09:00 is not like
                    2026-10-01T09:00:00Z,e1,e9 | messages.csv, line 3: unknown employee e9
                    2026-10-01T09:00:00Z,e1,e1 | messages.csv, line 3: a message of e1 to itself
                    2026-10-01T09:00:00Z,,e1   | messages.csv, line 3: no from
                    """)
    void refusesABadMessage(String row, String reason) {
        assertThatThrownBy(() -> read(EMPLOYEES, MESSAGES + row + "\n"))
                .isInstanceOf(LoadFailed.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesMissingColumnsAndFiles() {
        assertThatThrownBy(() -> read("employee,email,title\n", MESSAGES))
                .hasMessageContaining("employees.csv, line 1: no column department, team");
        assertThatThrownBy(() -> read("", MESSAGES)).hasMessageContaining("employees.csv, line 1: no column employee");
        assertThatThrownBy(() -> read("employee,employee\n", MESSAGES))
                .hasMessageContaining("employees.csv, line 1: not");
        assertThatThrownBy(() -> Office.read(folder.resolve("none"), "Office"))
                .hasMessageContaining("employees.csv, line 1: is not there");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.writeString(
                folder.resolve("employees.csv"), EMPLOYEES + "e3,ü@x.example,S,,\n", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Office.read(folder, "Office"))
                .isInstanceOf(LoadFailed.class)
                .hasMessageContaining("employees.csv")
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void hasADemo() {
        var demo = Office.demo();

        assertThat(demo.employees()).hasSize(24).noneMatch(e -> e.name().equals(e.id()));
        assertThat(demo.messages()).hasSizeGreaterThan(500).anyMatch(m -> m.occurrence() == 2);
    }

    private Office read(String employees, String messages) throws IOException {
        Files.writeString(folder.resolve("employees.csv"), employees);
        Files.writeString(folder.resolve("messages.csv"), messages);
        return Office.read(folder, "Office");
    }
}
