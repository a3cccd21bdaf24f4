package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("The status of a user")
class StatusIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;

    StatusIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.boss = office.superAdminApi();
    }

    private Answer set(Api by, String id, String status) {
        return by.put(office.path("/users/" + id + "/status"), "{\"status\": \"%s\"}".formatted(status));
    }

    private void promote(String id, String role) {
        boss.put(office.path("/users/" + id + "/role"), "{\"role\": \"%s\"}".formatted(role))
                .expect(204);
    }

    @Test
    @DisplayName("R13 goes to inactive and back; the data stay, and sessions end at once")
    void andBack() {
        String ben = office.add("Ben Cole", "ben").id();
        String path = office.path("/users/" + ben);
        Api user = office.signIn(ben, office.email("ben"));
        user.get(path).expect(200);

        long position = set(boss, ben, "INACTIVE").expect(204).position();

        user.get(path).expect(401);
        user.patch(path, "{\"fields\": {\"phone\": \"110\"}}").expect(401);
        Answer read = boss.get(path, position).expect(200);
        assertThat(read.text("/status")).isEqualTo("INACTIVE");
        assertThat(read.text("/fullName")).isEqualTo("Ben Cole");
        assertThat(names("?status=INACTIVE", position)).containsExactly("Ben Cole");
        assertThat(names("?status=ACTIVE", position)).doesNotContain("Ben Cole");
        signIn("ben", ben).expectProblem(401, "sign-in.failed");

        position = set(boss, ben, "ACTIVE").expect(204).position();

        user.get(path).expect(401);
        assertThat(boss.get(path, position).expect(200).text("/status")).isEqualTo("ACTIVE");
        signIn("ben", ben).expect(201);
    }

    private Answer signIn(String localPart, String id) {
        return rollcall.api().as("").post("/v1/sessions", """
                        {"email": "%s", "password": "%s"}""".formatted(office.email(localPart), Office.password(id)));
    }

    private List<String> names(String query, long position) {
        return boss.get(office.path("/users" + query), position).expect(200).items("/fullName");
    }

    @Test
    @DisplayName("R12, R13 inactive lets admins go on to change profile and addresses")
    void stillAdministered() {
        Answer ben = office.add("Ben Cole", "ben");
        set(boss, ben.id(), "INACTIVE").expect(204);
        String path = ben.header("Location");
        boss.patch(path, "{\"fullName\": \"Benjamin Cole\"}").expect(204);
        long position = boss.post(path + "/emails", "{\"address\": \"%s\"}".formatted(office.email("second")))
                .expect(201)
                .position();
        Answer read = boss.get(path, position).expect(200);
        assertThat(read.text("/fullName")).isEqualTo("Benjamin Cole");
        assertThat(read.text("/status")).isEqualTo("INACTIVE");
    }

    @Test
    @DisplayName("R13 that it is already makes no event")
    void unchanged() {
        Answer ben = office.add("Ben Cole", "ben");
        assertThat(set(boss, ben.id(), "ACTIVE").expect(204).etag()).isEqualTo(ben.etag());
        Answer once = set(boss, ben.id(), "INACTIVE").expect(204);
        assertThat(set(boss, ben.id(), "INACTIVE").expect(204).etag())
                .isEqualTo(once.etag())
                .isNotEqualTo(ben.etag());
        set(boss, ben.id(), "DELETED").expectProblem(422, "request.invalid-fields");
        set(boss, UUID.randomUUID().toString(), "INACTIVE").expectProblem(404, "user.not-found");
    }

    @Test
    @DisplayName("R2, R13 of a super admin is changed by super admins only, and the last active one stays")
    void superAdmins() {
        String ben = office.add("Ben Cole", "ben").id();
        String cy = office.add("Cy Dent", "cy").id();
        promote(ben, "SUPER_ADMIN");
        promote(cy, "ADMIN");
        Api admin = office.signIn(cy, office.email("cy"));

        set(admin, ben, "INACTIVE").expectProblem(409, "role.super-admin-only");
        set(boss, ben, "INACTIVE").expect(204);
        set(boss, office.superAdmin(), "INACTIVE").expectProblem(409, "user.last-super-admin");
        set(admin, ben, "ACTIVE").expectProblem(409, "role.super-admin-only");
        boss.put(office.path("/users/" + ben + "/role"), "{\"role\": \"MEMBER\"}")
                .expectProblem(409, "user.inactive");
        set(boss, ben, "ACTIVE").expect(204);
        Api other = office.signIn(ben, office.email("ben"));
        set(other, office.superAdmin(), "INACTIVE").expect(204);
        set(other, ben, "INACTIVE").expectProblem(409, "user.last-super-admin");
        boss.get(office.path("/users/" + ben)).expect(401);
    }

    @Test
    @DisplayName("R2 of two super admins one of whom is deactivated while the other is demoted one remains")
    void race() {
        Office another = Office.register(rollcall.api());
        Api one = another.superAdminApi();
        String ben = another.add("Ben Cole", "ben").id();
        one.put(another.path("/users/" + ben + "/role"), "{\"role\": \"SUPER_ADMIN\"}")
                .expect(204);
        Api other = another.signIn(ben, another.email("ben"));

        Race race = Race.of(
                2,
                i -> i == 0
                        ? one.put(another.path("/users/" + ben + "/status"), "{\"status\": \"INACTIVE\"}")
                        : other.put(another.path("/users/" + another.superAdmin() + "/role"), "{\"role\": \"ADMIN\"}"));

        assertThat(race.answers(204)).as("%s", race.all()).hasSize(1);
        assertThat(rollcall.log("rollcall_command")
                        .sql("select count(*) from command.claim where scope = 'super-admin' and owner = ?")
                        .param(another.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
