package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@RunsRollcall
class UserIT {

    private final Api api;
    private final Office office;

    UserIT(Api api, Office office) {
        this.api = api;
        this.office = office;
    }

    @Nested
    class AddUser {

        @Test
        @DisplayName("R11 is an active member of the whole organization's department at once")
        void withDefaults() {
            Answer added = office.add("  Ben Cole ", "Ben");

            assertThat(UUID.fromString(added.id()).version()).isEqualTo(7);
            assertThat(added.header("Location")).isEqualTo(office.path("/users/" + added.id()));
            assertThat(added.text("/status")).isEqualTo("ACTIVE");
            assertThat(added.text("/type")).isEqualTo("INTERNAL");
            assertThat(added.text("/role")).isEqualTo("MEMBER");
            assertThat(added.text("/fullName")).isEqualTo("Ben Cole");
            assertThat(added.text("/primaryEmail")).isEqualTo(office.email("Ben"));
            assertThat(added.text("/department/id")).isEqualTo(office.id());
            assertThat(added.json().at("/teams")).isEmpty();
            assertThat(added.json().at("/fields")).isEmpty();
        }

        @Test
        @DisplayName("R11 answers what a read answers, with department, teams and fields")
        void answersWhatReadsAnswer() {
            String department = office.create("departments", "Trading").id();
            String west = office.create("teams", "West").id();
            String east = office.create("teams", "East").id();
            Answer added = api.post(office.path("/users"), """
                            {"fullName": "Ben Cole", "email": "%s", "departmentId": "%s", "teamIds": ["%s", "%s", "%s"],
                             "fields": {"timeZone": "Europe/Berlin", "designation": "Trader", "phone": null,
                                        "reportingTo": "%s"}}""".formatted(
                                    office.email("ben"), department, west, east, west, office.superAdmin()))
                    .expect(201);

            Answer read = api.get(added.header("Location"), added.position()).expect(200);
            assertThat(read.body()).isEqualTo(added.body());
            assertThat(read.etag()).isEqualTo(added.etag());
            assertThat(read.text("/department/name")).isEqualTo("Trading");
            assertThat(read.text("/teams/0/name")).isEqualTo("West");
            assertThat(read.text("/teams/1/name")).isEqualTo("East");
            assertThat(read.json().at("/teams")).hasSize(2);
            assertThat(read.text("/fields/designation/value")).isEqualTo("Trader");
            assertThat(read.text("/fields/designation/source")).isEqualTo("ROLLCALL");
            assertThat(read.json().at("/fields")).hasSize(3);
        }

        @Test
        @DisplayName("R11, R14 points at a department or team that is not there, archived or another organization's")
        void pointsAtWrongPlaces() {
            Office other = Office.register(api);
            String archivedDepartment = archived("departments");
            String archivedTeam = archived("teams");
            String team = office.create("teams", "Ours").id();

            assertThat(refused("\"departmentId\": \"%s\"".formatted(UUID.randomUUID())))
                    .isEqualTo("/departmentId department.not-found");
            assertThat(refused("\"departmentId\": \"%s\"".formatted(team)))
                    .isEqualTo("/departmentId department.not-found");
            assertThat(refused("\"departmentId\": \"%s\"".formatted(other.id())))
                    .isEqualTo("/departmentId department.not-found");
            assertThat(refused("\"departmentId\": \"%s\"".formatted(archivedDepartment)))
                    .isEqualTo("/departmentId department.archived");
            assertThat(refused("\"teamIds\": [\"%s\", \"%s\"]".formatted(team, UUID.randomUUID())))
                    .isEqualTo("/teamIds/1 team.not-found");
            assertThat(refused("\"teamIds\": [\"%s\"]"
                            .formatted(other.create("teams", "Theirs").id())))
                    .isEqualTo("/teamIds/0 team.not-found");
            assertThat(refused("\"teamIds\": [\"%s\"]".formatted(archivedTeam))).isEqualTo("/teamIds/0 team.archived");
            assertThat(refused("\"teamIds\": [null]")).isEqualTo("/teamIds/0 field.not-null");
            assertThat(refused("\"teamIds\": [%s]"
                            .formatted(IntStream.range(0, 101)
                                    .mapToObj(i -> "\"" + UUID.randomUUID() + "\"")
                                    .collect(Collectors.joining(",")))))
                    .isEqualTo("/teamIds field.size");
        }

        private String archived(String units) {
            Answer created = office.create(units, "Gone");
            api.delete(created.header("Location")).expect(204);
            return created.id();
        }

        private String refused(String field) {
            return api.post(
                            office.path("/users"),
                            "{\"fullName\": \"Ben Cole\", \"email\": \"%s\", %s}".formatted(office.email("ben"), field))
                    .expectProblem(422, "request.invalid-fields")
                    .fieldErrors()
                    .getFirst();
        }

        @Test
        @DisplayName("R11 takes a name and an address; every bad field is named at once")
        void needsNameAndAddress() {
            assertThat(api.post(office.path("/users"), "{}")
                            .expectProblem(422, "request.invalid-fields")
                            .fieldErrors())
                    .containsExactly("/email field.not-null", "/fullName field.not-null");
            assertThat(api.post(office.path("/users"), "{\"fullName\": \" \", \"email\": \"nobody\"}")
                            .expectProblem(422, "request.invalid-fields")
                            .fieldErrors())
                    .containsExactly("/email field.valid-email", "/fullName field.plain-text");
        }

        @Test
        @DisplayName("R11 is refused in an organization that does not exist")
        void needsAnOrganization() {
            api.post(
                            "/v1/organizations/" + UUID.randomUUID() + "/users",
                            "{\"fullName\": \"Ben Cole\", \"email\": \"%s\"}".formatted(office.email("ben")))
                    .expectProblem(404, "organization.not-found");
        }
    }

    @Nested
    class Versions {

        @Test
        @DisplayName("R12 a profile is changed only in the version that the caller has seen, where the caller says so")
        void heedIfMatch() {
            Answer added = office.add("Ben Cole", "ben");
            String path = added.header("Location");
            Map<String, String> seen = Map.of("If-Match", added.etag());

            Answer changed = api.send("PATCH", path, "{\"fullName\": \"Ben C. Cole\"}", seen)
                    .expect(204);
            assertThat(changed.etag()).isNotEqualTo(added.etag());
            api.send("PATCH", path, "{\"fullName\": \"Lost\"}", seen).expectProblem(412, "request.stale");
            api.send(
                            "POST",
                            path + "/emails",
                            "{\"address\": \"%s\"}".formatted(office.email("b")),
                            Map.of("If-Match", "\"7\", " + changed.etag()))
                    .expect(201);
            Answer read = api.get(path, changed.position()).expect(200);
            assertThat(read.text("/fullName")).isEqualTo("Ben C. Cole");
        }

        @Test
        @DisplayName("R12 a profile is always sent whole: its version says nothing of the names in it")
        void alwaysWhole() {
            Answer added = office.add("Vic Whole", "vic");
            Answer again = api.send(
                            "GET",
                            added.header("Location"),
                            "",
                            Map.of("If-None-Match", added.etag(), "Rollcall-Position", "" + added.position()))
                    .expect(200);
            assertThat(again.etag()).isEqualTo(added.etag());
        }

        @Test
        @DisplayName("R12 a change that changes nothing is accepted and leaves no event")
        void stayWhereNothingChanges() {
            Answer added = office.add("Ben Cole", "ben");
            String path = added.header("Location");

            for (String same : new String[] {
                "{}", "{\"fullName\": \" Ben Cole\"}", "{\"fields\": {}}", "{\"fields\": {\"phone\": null}}"
            }) {
                Answer answer = api.patch(path, same).expect(204);
                assertThat(answer.position()).isEqualTo(added.position());
                assertThat(answer.etag()).isEqualTo(added.etag());
            }
        }
    }

    @Test
    @DisplayName("are not to be found under another organization, whatever is asked of them")
    void areTheOrganizationsOwn() {
        Answer added = office.add("Ben Cole", "ben");
        Office other = Office.register(api);
        String team = other.create("teams", "Theirs").id();
        String foreign = other.path("/users/" + added.id());

        for (String read : new String[] {"", "/teams", "/emails", "/contacts"}) {
            api.get(foreign + read, added.position()).expectProblem(404, "user.not-found");
        }
        String address = "{\"address\": \"%s\"}".formatted(office.email("ben"));
        String emails = foreign + "/emails";
        api.patch(foreign, "{\"fullName\": \"Theirs\"}").expectProblem(404, "user.not-found");
        api.put(foreign + "/department", "{\"departmentId\": \"%s\"}".formatted(other.id()))
                .expectProblem(404, "user.not-found");
        api.put(foreign + "/teams/" + team).expectProblem(404, "user.not-found");
        api.delete(foreign + "/teams/" + team).expectProblem(404, "user.not-found");
        api.post(emails, address).expectProblem(404, "user.not-found");
        api.put(emails + "/" + office.email("ben") + "/verification").expectProblem(404, "user.not-found");
        api.delete(emails + "/" + office.email("ben")).expectProblem(404, "user.not-found");
        api.put(foreign + "/primary-email", address).expectProblem(404, "user.not-found");
        api.post(foreign + "/interactions", """
                        {"with": "%s", "kind": "CALL", "at": "2026-01-01T00:00:00Z"}""".formatted(other.superAdmin())).expectProblem(404, "user.not-found");
        api.send("PATCH", foreign, "{}", Map.of("If-Match", "\"999\"")).expectProblem(404, "user.not-found");

        assertThat(api.get(added.header("Location"), other.add("Cy Dent", "cy").position())
                        .etag())
                .isEqualTo(added.etag());
    }
}
