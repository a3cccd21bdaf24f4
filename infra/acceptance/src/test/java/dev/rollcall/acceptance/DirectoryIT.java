package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunsRollcall
class DirectoryIT {

    private final Api api;
    private final Office office;

    DirectoryIT(Api api, Office office) {
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("R10 lists all users of the organization, and nobody else's")
    void listsAll() {
        office.add("Ben Cole", "ben");
        Answer list = list("", Office.register(api).add("Zed Other", "zed").position());
        assertThat(list.items("/fullName")).containsExactly("Ada Boss", "Ben Cole");
        assertThat(list.text("/items/0/id")).isEqualTo(office.superAdmin());
        assertThat(list.text("/items/0/role")).isEqualTo("SUPER_ADMIN");
        assertThat(list.text("/items/1/status")).isEqualTo("ACTIVE");
        assertThat(list.text("/items/1/type")).isEqualTo("INTERNAL");
        assertThat(list.text("/items/1/primaryEmail")).isEqualTo(office.email("ben"));
        assertThat(list.text("/items/1/departmentId")).isEqualTo(office.id());
        assertThat(list.header("Link")).isEmpty();
    }

    @Test
    @DisplayName("R10 shows changes of name, primary address, department and teams")
    void followsChanges() {
        Answer ben = office.add("Ben Cole", "ben");
        String path = ben.header("Location");
        String team = office.create("teams", "East").id();
        String department = office.create("departments", "Legal").id();
        api.patch(path, "{\"fullName\": \"Zoe Cole\"}").expect(204);
        api.put(path + "/teams/" + team).expect(204);
        api.put(path + "/department", "{\"departmentId\": \"%s\"}".formatted(department))
                .expect(204);
        String address = "{\"address\": \"%s\"}".formatted(office.email("zoe"));
        api.put(api.post(path + "/emails", address).expect(201).header("Location") + "/verification")
                .expect(204);
        long position = api.put(path + "/primary-email", address).expect(204).position();

        Answer found = list("?q=zoe", position);
        assertThat(found.items("/id")).containsExactly(ben.id());
        assertThat(found.text("/items/0/primaryEmail")).isEqualTo(office.email("zoe"));
        assertThat(found.text("/items/0/departmentId")).isEqualTo(department);
        assertThat(found.text("/items/0/teamIds/0")).isEqualTo(team);
        assertThat(list("?q=ben", position).items()).isEmpty();
    }

    @Nested
    class Filter {

        @Test
        @DisplayName("R10 by status, type, role, department and team, alone and together")
        void narrows() {
            String department = office.create("departments", "Legal").id();
            String team = office.create("teams", "East").id();
            add("In Both", "\"departmentId\": \"%s\", \"teamIds\": [\"%s\"]".formatted(department, team));
            add("In Legal", "\"departmentId\": \"%s\"".formatted(department));
            long position = add("In East", "\"teamIds\": [\"%s\"]".formatted(team));

            assertThat(names("?status=ACTIVE", position)).hasSize(4);
            assertThat(names("?status=INVITED", position)).isEmpty();
            assertThat(names("?status=INACTIVE", position)).isEmpty();
            assertThat(names("?status=DELETED", position)).isEmpty();
            assertThat(names("?type=INTERNAL", position)).hasSize(4);
            assertThat(names("?type=EXTERNAL", position)).isEmpty();
            assertThat(names("?role=SUPER_ADMIN", position)).containsExactly("Ada Boss");
            assertThat(names("?role=MEMBER", position)).containsExactly("In Both", "In East", "In Legal");
            assertThat(names("?department=" + department, position)).containsExactly("In Both", "In Legal");
            assertThat(names("?team=" + team, position)).containsExactly("In Both", "In East");
            String all = "?status=ACTIVE&type=INTERNAL&role=MEMBER&department=%s&team=%s".formatted(department, team);
            assertThat(names(all, position)).containsExactly("In Both");
            assertThat(names(all + "&q=legal", position)).isEmpty();
            assertThat(names(all + "&q=both&sort=-email&limit=1", position)).containsExactly("In Both");
        }

        private long add(String name, String field) {
            return api.post(
                            office.path("/users"),
                            "{\"fullName\": \"%s\", \"email\": \"%s\", %s}"
                                    .formatted(
                                            name, office.email(UUID.randomUUID().toString()), field))
                    .expect(201)
                    .position();
        }

        @Test
        @DisplayName("R10 an empty list is a list")
        void mayLeaveNothing() {
            long position = office.add("Ben Cole", "ben").position();
            for (String nothing : new String[] {"?team=", "?department="}) {
                Answer empty = list(nothing + UUID.randomUUID(), position).expect(200);
                assertThat(empty.body()).isEqualTo("{\"items\":[]}");
            }
        }

        @ParameterizedTest(name = "R10 {0} is no filter")
        @ValueSource(
                strings = {
                    "?status=active",
                    "?status=GONE",
                    "?type=1",
                    "?role=boss",
                    "?department=1",
                    "?team=east",
                    "?q=",
                    "?q=%20",
                    "?sort=age",
                    "?sort=--name"
                })
        void refusesNonsense(String query) {
            list(query, 0).expectProblem(400, "request.invalid-parameter");
        }
    }

    @Nested
    class Search {

        @Test
        @DisplayName("R10 finds a part of name or address in any case")
        void ignoresCase() {
            office.add("Ben C\u00f6le", "ben.c");
            long position = office.add("Cy Dent", "MAIL").position();
            assertThat(search("N C\u00d6L", position)).containsExactly("Ben C\u00f6le");
            assertThat(search("n co\u0308le", position)).containsExactly("Ben C\u00f6le");
            assertThat(search("BEN.C@", position)).containsExactly("Ben C\u00f6le");
            assertThat(search("mail@", position)).containsExactly("Cy Dent");
            assertThat(search(office.email("").toUpperCase(Locale.ROOT), position))
                    .hasSize(3);
            assertThat(search("nobody", position)).isEmpty();
        }

        @ParameterizedTest(name = "R10 takes {0} for itself")
        @ValueSource(strings = {"%", "_", "\\", "'", "\"", "%_\\", "--", "$1", ":q", "?", "&", "{x}", "+"})
        void takesPatternsLiterally(String text) {
            String name = "Odd " + text.replace("\\", "\\\\").replace("\"", "\\\"") + " One";
            office.add(name, "odd");
            long position = office.add("Even One", "even").position();
            assertThat(search(text, position)).containsExactly("Odd " + text + " One");
        }

        private Iterable<String> search(String text, long position) {
            return names("?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8), position);
        }
    }

    private Iterable<String> names(String query, long position) {
        return list(query, position).expect(200).items("/fullName");
    }

    private Answer list(String query, long position) {
        return api.get(office.path("/users" + query), position);
    }
}
