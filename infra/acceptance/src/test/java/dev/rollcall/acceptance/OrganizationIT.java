package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@RunsRollcall
class OrganizationIT {

    private final Api api;
    private final Office office;

    OrganizationIT(Api api, Office office) {
        this.api = api;
        this.office = office;
    }

    @Nested
    class RegisterOrganization {

        @Test
        @DisplayName("R1 registers it with its first user, who is super admin, in one step")
        void withItsFirstUser() {
            Answer registered = api.post("/v1/organizations", """
                            {"name": "  Harbour \\u0041 ", "dataCentre": "eu", "plan": "FREE",
                             "superAdmin": {"fullName": "Cy Dent", "email": "%s"}}""".formatted(office.email("cy")))
                    .expect(201);
            String path = "/v1/organizations/" + registered.id();
            assertThat(registered.header("Location")).isEqualTo(path);
            assertThat(registered.text("/name")).isEqualTo("Harbour A");
            assertThat(UUID.fromString(registered.id()).version()).isEqualTo(7);

            Answer read = api.get(path, registered.position()).expect(200);
            assertThat(read.json()).isEqualTo(registered.json());
            assertThat(read.etag()).isEqualTo(registered.etag());
            Answer user = api.get(path + "/users/" + registered.text("/superAdminId"), registered.position())
                    .expect(200);
            assertThat(user.text("/role")).isEqualTo("SUPER_ADMIN");
            assertThat(user.text("/status")).isEqualTo("ACTIVE");
            assertThat(user.text("/department/name")).isEqualTo("Harbour A");
        }

        @Test
        @DisplayName("R1, R22 leaves nothing behind when the first user's address is taken")
        void allOrNothing() {
            String name = "Refused " + UUID.randomUUID();
            api.post("/v1/organizations", """
                            {"name": "%s", "dataCentre": "eu", "plan": "FREE",
                             "superAdmin": {"fullName": "Cy Dent", "email": "%s"}}""".formatted(name, office.email("ADA")))
                    .expectProblem(409, "email.taken");

            long position = office.add("Dee Fox", "dee").position();
            assertThat(api.get("/v1/organizations?name=" + name.replace(" ", "%20"), position)
                            .expect(200)
                            .items())
                    .isEmpty();
        }
    }

    @Nested
    class Departments {

        @Test
        @DisplayName("R8 a department with the organization's name exists from the start")
        void oneFromTheStart() {
            assertThat(api.get(
                                    office.path("/departments"),
                                    office.add("Eve Gold", "eve").position())
                            .expect(200)
                            .items("/id"))
                    .contains(office.id());
        }

        @Test
        @DisplayName("R8 are created, renamed and archived; each change has its version")
        void live() {
            Answer created = office.create("departments", "Trading");
            String path = created.header("Location");
            Answer renamed = api.patch(path, "{\"name\": \"Trade\"}").expect(204);
            Answer archived = api.delete(path).expect(204);

            Answer read = api.get(path, archived.position()).expect(200);
            assertThat(read.text("/name")).isEqualTo("Trade");
            assertThat(read.json().at("/archived").asBoolean()).isTrue();
            assertThat(read.etag()).isEqualTo(archived.etag()).isNotEqualTo(renamed.etag());
            api.patch(path, "{\"name\": \"Again\"}").expectProblem(409, "department.archived");
        }

        @Test
        @DisplayName("R8 the one of the whole organization stays")
        void theFirstOneStays() {
            api.delete(office.path("/departments/" + office.id()))
                    .expectProblem(409, "department.of-whole-organization");
        }
    }

    @Nested
    class Teams {

        @Test
        @DisplayName("R8 have names that are unique within organization and kind, ignoring case")
        void haveUniqueNames() {
            office.create("teams", "Ends \u00dcber");
            api.post(office.path("/teams"), "{\"name\": \"ENDS  \u00fcber\"}").expectProblem(409, "team.name-taken");
            office.create("departments", "Ends \u00dcber");
            Office.register(api).create("teams", "Ends \u00dcber");
        }

        @Test
        @DisplayName("are not to be found under another organization")
        void areTheOrganizationsOwn() {
            Answer team = office.create("teams", "Ours");
            Office other = Office.register(api);
            String foreign = other.path("/teams/" + team.id());
            api.get(foreign, team.position()).expectProblem(404, "team.not-found");
            api.patch(foreign, "{\"name\": \"Theirs\"}").expectProblem(404, "team.not-found");
            api.delete(foreign).expectProblem(404, "team.not-found");
            api.post("/v1/organizations/" + UUID.randomUUID() + "/teams", "{\"name\": \"Nobody's\"}")
                    .expectProblem(404, "organization.not-found");
        }

        @Test
        @DisplayName("are changed only in the version that the caller has seen, where the caller says so")
        void heedIfMatch() {
            Answer created = office.create("teams", "First");
            String path = created.header("Location");
            office.create("teams", "Unrelated");
            api.send("PATCH", path, "{\"name\": \"Second\"}", Map.of("If-Match", created.etag()))
                    .expect(204);
            api.send("PATCH", path, "{\"name\": \"Third\"}", Map.of("If-Match", created.etag()))
                    .expectProblem(412, "request.stale");
            api.send("PATCH", path, "{\"name\": \"Third\"}", Map.of("If-Match", "W/" + created.etag()))
                    .expectProblem(412, "request.stale");
            api.send("PATCH", path, "{\"name\": \"Third\"}", Map.of("If-Match", "nonsense"))
                    .expectProblem(400, "request.malformed");
            api.send("PATCH", path, "{\"name\": \"Third\"}", Map.of("If-Match", "*"))
                    .expect(204);
        }
    }
}
