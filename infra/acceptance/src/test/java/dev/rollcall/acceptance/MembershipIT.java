package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@RunsRollcall
class MembershipIT {

    private final Api api;
    private final Office office;

    private String ben = "";

    MembershipIT(Api api, Office office) {
        this.api = api;
        this.office = office;
    }

    @BeforeEach
    void addBen() {
        ben = office.add("Ben Cole", "ben").header("Location");
    }

    @Nested
    class ChangeDepartment {

        @Test
        @DisplayName("R14 a user is in one department, the one named last")
        void movesTheUser() {
            to(office.create("departments", "Trading").id()).expect(204);
            Answer moved = to(office.create("departments", "Legal").id()).expect(204);
            Answer again =
                    to(api.get(ben, moved.position()).text("/department/id")).expect(204);

            assertThat(api.get(ben, moved.position()).text("/department/name")).isEqualTo("Legal");
            assertThat(again.position()).isEqualTo(moved.position());
        }

        @Test
        @DisplayName("R14 is refused for one that does not exist, is archived or another organization's")
        void refusesOthers() {
            Answer archived = office.create("departments", "Gone");
            api.delete(archived.header("Location")).expect(204);

            assertThat(refused(archived.id())).isEqualTo("/departmentId department.archived");
            assertThat(refused(UUID.randomUUID().toString())).isEqualTo("/departmentId department.not-found");
            assertThat(refused(office.create("teams", "East").id())).isEqualTo("/departmentId department.not-found");
            assertThat(refused(Office.register(api).id())).isEqualTo("/departmentId department.not-found");
            assertThat(api.put(ben + "/department", "{}")
                            .expectProblem(422, "request.invalid-fields")
                            .fieldErrors())
                    .containsExactly("/departmentId field.not-null");
        }

        private Answer to(String department) {
            return api.put(ben + "/department", "{\"departmentId\": \"%s\"}".formatted(department));
        }

        private String refused(String department) {
            return to(department)
                    .expectProblem(422, "request.invalid-fields")
                    .fieldErrors()
                    .getFirst();
        }
    }

    @Nested
    class Teams {

        @Test
        @DisplayName("R14 a user is assigned to any number of teams and unassigned again")
        void assignAndUnassign() {
            String east = office.create("teams", "East").id();
            String west = office.create("teams", "West").id();
            api.put(ben + "/teams/" + west).expect(204);
            long both = api.put(ben + "/teams/" + east).expect(204).position();
            assertThat(api.get(ben + "/teams", both).items("/name")).containsExactly("West", "East");

            Answer left = api.delete(ben + "/teams/" + west).expect(204);
            Answer read = api.get(ben, left.position());
            assertThat(read.json().at("/teams")).hasSize(1);
            assertThat(read.text("/teams/0/name")).isEqualTo("East");
            assertThat(read.etag()).isEqualTo(left.etag());
            api.put(ben + "/teams/" + west).expect(204);
        }

        @Test
        @DisplayName("R14 assigning and unassigning are refused when they would change nothing")
        void refuseNoChange() {
            String team = ben + "/teams/" + office.create("teams", "East").id();
            api.delete(team).expectProblem(409, "user.not-in-team");
            api.put(team).expect(204);
            api.put(team).expectProblem(409, "user.already-in-team");
            api.delete(team).expect(204);
            api.delete(team).expectProblem(409, "user.not-in-team");
        }

        @Test
        @DisplayName("R14 are refused when they do not exist or are another organization's")
        void refuseUnknown() {
            String department = office.create("departments", "Legal").id();
            String foreign = Office.register(api).create("teams", "Theirs").id();
            for (String team : new String[] {UUID.randomUUID().toString(), department, foreign}) {
                api.put(ben + "/teams/" + team).expectProblem(404, "team.not-found");
                api.delete(ben + "/teams/" + team).expectProblem(404, "team.not-found");
            }
        }

        @Test
        @DisplayName("R14 are refused when they are archived, to join and to leave")
        void refuseArchived() {
            Answer joined = office.create("teams", "Joined");
            Answer other = office.create("teams", "Other");
            api.put(ben + "/teams/" + joined.id()).expect(204);
            api.delete(joined.header("Location")).expect(204);
            api.delete(other.header("Location")).expect(204);

            api.put(ben + "/teams/" + other.id()).expectProblem(409, "team.archived");
            api.delete(ben + "/teams/" + joined.id()).expectProblem(409, "team.archived");
        }

        @Test
        @DisplayName("R14 of racing assignments to one team one is accepted")
        void oneOfManyIsAccepted() {
            String team = ben + "/teams/" + office.create("teams", "East").id();
            Race race = Race.of(20, i -> api.put(team));
            assertThat(race.answers(204)).hasSize(1);
            assertThat(race.answers(409))
                    .hasSize(19)
                    .allSatisfy(lost -> lost.expectProblem(409, "user.already-in-team"));
        }

        @Test
        @DisplayName("R8, R14 show their new name in the profile once they are renamed, departments too")
        void showTheirNewName() {
            Answer team = office.create("teams", "East");
            Answer department = office.create("departments", "Trading");
            api.put(ben + "/teams/" + team.id()).expect(204);
            api.put(ben + "/department", "{\"departmentId\": \"%s\"}".formatted(department.id()))
                    .expect(204);
            api.patch(team.header("Location"), "{\"name\": \"Orient\"}").expect(204);
            long position = api.patch(department.header("Location"), "{\"name\": \"Trade\"}")
                    .expect(204)
                    .position();

            Answer read = api.get(ben, position).expect(200);
            assertThat(read.text("/teams/0/name")).isEqualTo("Orient");
            assertThat(read.text("/department/name")).isEqualTo("Trade");
        }
    }
}
