package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunsRollcall
@DisplayName("Roles")
class RolesIT {

    private static final String REPORTS = "{\"privileges\": {\"REPORTS\": \"LIMITED\"}}";

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;

    RolesIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.boss = office.superAdminApi();
    }

    private String user(String id, String rest) {
        return office.path("/users/" + id + rest);
    }

    private Answer give(Api by, String id, String role) {
        return by.put(user(id, "/role"), "{\"role\": \"%s\"}".formatted(role));
    }

    @Test
    @DisplayName("R16 are given, work at once and are shown")
    void given() {
        String ben = office.add("Ben Cole", "ben").id();
        Api user = office.signIn(ben, office.email("ben"));
        user.get(office.path("/users")).expectProblem(403, "access.forbidden");

        long position = give(boss, ben, "ADMIN").expect(204).position();

        Answer list = user.get(office.path("/users?role=ADMIN"), position).expect(200);
        assertThat(list.items("/id")).containsExactly(ben);
        assertThat(list.text("/items/0/role")).isEqualTo("ADMIN");
        assertThat(boss.get(user(ben, ""), position).expect(200).text("/role")).isEqualTo("ADMIN");

        give(boss, ben, "MEMBER").expect(204);
        user.get(office.path("/users")).expectProblem(403, "access.forbidden");
    }

    @Test
    @DisplayName("R16 are changed in the version that the caller has seen; no event is made of no change")
    void unchanged() {
        Answer ben = office.add("Ben Cole", "ben");
        Answer once = give(boss, ben.id(), "TECHNICIAN").expect(204);
        Answer twice = give(boss, ben.id(), "TECHNICIAN").expect(204);
        assertThat(twice.etag()).isEqualTo(once.etag());
        boss.send("PUT", user(ben.id(), "/role"), "{\"role\": \"MEMBER\"}", Map.of("If-Match", ben.etag()))
                .expectProblem(412, "request.stale");
    }

    @Test
    @DisplayName("R2, R16 SUPER_ADMIN is given and taken by super admins only, and stays with the last one")
    void superAdmin() {
        String ben = office.add("Ben Cole", "ben").id();
        Api admin = office.signIn(ben, office.email("ben"));
        give(boss, ben, "ADMIN").expect(204);

        give(admin, ben, "SUPER_ADMIN").expectProblem(409, "role.super-admin-only");
        give(boss, office.superAdmin(), "ADMIN").expectProblem(409, "user.last-super-admin");
        give(boss, ben, "SUPER_ADMIN").expect(204);
        give(admin, office.superAdmin(), "ADMIN").expect(204);
        give(admin, ben, "MEMBER").expectProblem(409, "user.last-super-admin");
        give(boss, ben, "MEMBER").expectProblem(409, "user.last-super-admin");
    }

    @Test
    @DisplayName("R2 of two super admins who demote each other at the same time one remains")
    void lastOfTwo() {
        String ben = office.add("Ben Cole", "ben").id();
        Api other = office.signIn(ben, office.email("ben"));
        for (int round = 0; round < 5; round++) {
            boolean bossIsOne = !"SUPER_ADMIN".equals(roleOf(ben));
            Api one = bossIsOne ? boss : other;
            give(one, bossIsOne ? ben : office.superAdmin(), "SUPER_ADMIN").expect(204);

            Race race = Race.of(2, i -> i == 0 ? give(other, office.superAdmin(), "ADMIN") : give(boss, ben, "ADMIN"));

            assertThat(race.answers(204)).as("%s", race.all()).hasSize(1);
            race.all().stream()
                    .filter(answer -> answer.status() != 204)
                    .forEach(answer -> assertThat(answer.status()).isIn(403, 409));
            assertThat(List.of(roleOf(ben), roleOf(office.superAdmin()))).containsOnlyOnce("SUPER_ADMIN");
        }
    }

    private String roleOf(String id) {
        long position = office.add("Position", UUID.randomUUID().toString()).position();
        return rollcall.api().get(user(id, ""), position).expect(200).text("/role");
    }

    @Test
    @DisplayName("R61 EXTERNAL is neither given nor taken, and what is no role not given")
    void others() {
        String ben = office.add("Ben Cole", "ben").id();
        give(boss, ben, "EXTERNAL").expectProblem(409, "role.external");
        assertThat(give(boss, ben, "NOBODY_KNOWS")
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/role role.not-found");
        give(boss, ben, "no role").expectProblem(422, "request.invalid-fields");
        give(boss, UUID.randomUUID().toString(), "ADMIN").expectProblem(404, "user.not-found");
    }

    @Test
    @DisplayName("R16 a technician works for all departments or a named set; others for none")
    void departmentPermissions() {
        String ben = office.add("Ben Cole", "ben").id();
        String legal = office.create("departments", "Legal").id();
        String path = user(ben, "/department-permissions");
        String some = "{\"departmentIds\": [\"%s\"]}".formatted(legal);
        boss.put(path, some).expectProblem(409, "user.no-technician");
        long position = give(boss, ben, "TECHNICIAN").expect(204).position();
        assertThat(shown(ben, position)).isEqualTo("{\"all\":false,\"departmentIds\":[]}");

        position = boss.put(path, some).expect(204).position();
        assertThat(shown(ben, position)).isEqualTo("{\"all\":false,\"departmentIds\":[\"%s\"]}".formatted(legal));
        position = boss.put(path, "{\"all\": true}").expect(204).position();
        assertThat(shown(ben, position)).isEqualTo("{\"all\":true}");

        assertThat(boss.put(path, "{\"departmentIds\": [\"%s\", \"%s\"]}".formatted(legal, UUID.randomUUID()))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/departmentIds/1 department.not-found");
        boss.put(path, "{\"all\": true, \"departmentIds\": [\"%s\"]}".formatted(legal))
                .expectProblem(422, "request.invalid-fields");
        boss.put(path, "{}").expectProblem(422, "request.invalid-fields");
        position = give(boss, ben, "MEMBER").expect(204).position();
        assertThat(shown(ben, position)).isEmpty();
    }

    private String shown(String id, long position) {
        JsonNode permissions =
                boss.get(user(id, ""), position).expect(200).json().at("/departmentPermissions");
        return permissions.isMissingNode() ? "" : permissions.toString();
    }

    @Nested
    @DisplayName("and what they may")
    class Matrix {

        @ParameterizedTest
        @CsvSource({
            "SUPER_ADMIN, FULL FULL FULL",
            "ADMIN, NONE FULL FULL",
            "TECHNICIAN, NONE LIMITED LIMITED",
            "MEMBER, NONE NONE NONE",
            "EXTERNAL, NONE NONE NONE"
        })
        @DisplayName("R4 can be read by every user of the organization")
        void predefined(String role, String expected) {
            String ben = office.add("Ben Cole", "ben").id();
            Answer read = office.signIn(ben, office.email("ben"))
                    .get(office.path("/roles/" + role))
                    .expect(200);
            assertThat(read.json().at("/predefined").asBoolean()).isTrue();
            assertThat(read.json().at("/privileges").size()).isEqualTo(10);
            assertThat(read.text("/privileges/BILLING") + " " + read.text("/privileges/PREFERENCES") + " "
                            + read.text("/privileges/REPORTS"))
                    .isEqualTo(expected);
            assertThat(read.text("/privileges/ASSIGN_ROLES")).isEqualTo(role.endsWith("ADMIN") ? "FULL" : "NONE");
        }

        @Test
        @DisplayName("R4, R5 is listed in pages, predefined roles first")
        void pages() {
            boss.put(office.path("/roles/ZOO"), REPORTS).expect(204);
            long position =
                    boss.put(office.path("/roles/4_EYES"), REPORTS).expect(204).position();
            List<String> roles = new ArrayList<>();
            String path = office.path("/roles?limit=3");
            while (!path.isEmpty()) {
                Answer page = boss.get(path, position).expect(200);
                assertThat(page.items().size()).isLessThanOrEqualTo(3);
                roles.addAll(page.items("/role"));
                path = Links.next(page);
            }
            assertThat(roles)
                    .containsSubsequence("SUPER_ADMIN", "ADMIN", "TECHNICIAN", "MEMBER", "EXTERNAL", "4_EYES", "ZOO")
                    .doesNotHaveDuplicates();
            boss.get(office.path("/roles?cursor=nonsense")).expectProblem(400, "request.invalid-parameter");
            Office.register(rollcall.api())
                    .superAdminApi()
                    .get(office.path("/roles"))
                    .expectProblem(404, "organization.not-found");
        }
    }

    @Nested
    @DisplayName("of the organization's own")
    class Custom {

        @Test
        @DisplayName("R5 are defined, let their users do what they name, and can be changed")
        void defined() {
            String path = office.path("/roles/HELP_DESK");
            Answer first = boss.put(path, """
                            {"privileges": {"ASSIGN_ROLES": "FULL", "PREFERENCES": "LIMITED", "REPORTS": "LIMITED",
                                            "BILLING": "NONE"}}""").expect(204);
            Answer read = boss.get(path, first.position()).expect(200);
            assertThat(read.etag()).isEqualTo(first.etag());
            assertThat(read.text("/privileges/ASSIGN_ROLES")).isEqualTo("FULL");
            assertThat(read.text("/privileges/REPORTS")).isEqualTo("LIMITED");
            assertThat(read.text("/privileges/BILLING")).isEqualTo("NONE");
            assertThat(read.text("/privileges/REBRANDING")).isEqualTo("NONE");
            assertThat(read.json().at("/predefined").asBoolean()).isFalse();

            String ben = office.add("Ben Cole", "ben").id();
            String cy = office.add("Cy Dent", "cy").id();
            Api user = office.signIn(ben, office.email("ben"));
            give(user, cy, "TECHNICIAN").expectProblem(403, "access.forbidden");
            long position = give(boss, ben, "HELP_DESK").expect(204).position();
            give(user, cy, "TECHNICIAN").expect(204);
            give(user, cy, "ADMIN").expectProblem(409, "role.beyond-own");
            give(user, ben, "ADMIN").expectProblem(409, "role.beyond-own");
            user.put(office.path("/roles/MORE"), "{\"privileges\": {\"REPORTS\": \"FULL\"}}")
                    .expectProblem(409, "role.beyond-own");
            assertThat(boss.get(office.path("/users?role=HELP_DESK"), position)
                            .expect(200)
                            .items("/id"))
                    .containsExactly(ben);

            boss.put(path, REPORTS).expect(204);
            give(user, cy, "MEMBER").expectProblem(403, "access.forbidden");
            boss.send("PUT", path, "{\"privileges\": {}}", Map.of("If-Match", first.etag()))
                    .expectProblem(412, "request.stale");
        }

        @Test
        @DisplayName("R5 are no more when they are deleted, and their users members, in one append and caused by it")
        void deleted() {
            String path = office.path("/roles/GOING");
            boss.put(path, REPORTS).expect(204);
            String ben = office.add("Ben Cole", "ben").id();
            String cy = office.add("Cy Dent", "cy").id();
            give(boss, ben, "GOING").expect(204);
            give(boss, cy, "GOING").expect(204);
            boss.put(user(cy, "/status"), "{\"status\": \"INACTIVE\"}").expect(204);

            Answer deleted = boss.delete(path).expect(204);

            boss.get(path, deleted.position()).expectProblem(404, "role.not-found");
            boss.delete(path).expectProblem(404, "role.not-found");
            for (String id : List.of(ben, cy)) {
                assertThat(boss.get(user(id, ""), deleted.position())
                                .expect(200)
                                .text("/role"))
                        .isEqualTo("MEMBER");
            }
            List<Map<String, Object>> events = rollcall.log(Databases.READER_ROLE)
                    .sql("""
                            select type, event_id::text as id, metadata::text as metadata from event_store.event
                            where position > ? order by position limit 3""")
                    .param(deleted.position() - 3)
                    .query()
                    .listOfRows();
            assertThat(events)
                    .extracting(event -> event.get("type"))
                    .containsExactly("organization.role-deleted", "user.role-changed", "user.role-changed");
            Opened opened = new Opened(rollcall);
            for (Map<String, Object> event : events.subList(1, 3)) {
                assertThat(JsonMapper.shared()
                                .readTree(opened.metadata(String.valueOf(event.get("metadata"))))
                                .at("/causationId")
                                .asString())
                        .isEqualTo(events.getFirst().get("id"));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"SUPER_ADMIN", "ADMIN", "TECHNICIAN", "MEMBER", "EXTERNAL"})
        @DisplayName("R5 are none of the predefined ones, which stay as they are")
        void predefined(String role) {
            boss.put(office.path("/roles/" + role), REPORTS).expectProblem(409, "role.predefined");
            boss.delete(office.path("/roles/" + role)).expectProblem(409, "role.predefined");
        }

        @Test
        @DisplayName("R5 need a paid plan, and keep the organization on it")
        void plan() {
            Office another = Office.register(rollcall.api());
            Api owner = another.superAdminApi();
            owner.put(another.path("/roles/HELP_DESK"), REPORTS).expect(204);
            owner.patch(another.path(""), "{\"plan\": \"FREE\"}").expectProblem(409, "organization.custom-roles");
            owner.delete(another.path("/roles/HELP_DESK")).expect(204);
            owner.patch(another.path(""), "{\"plan\": \"FREE\"}").expect(204);
            owner.put(another.path("/roles/HELP_DESK"), REPORTS).expectProblem(409, "role.plan");
        }

        @Test
        @DisplayName("R5 that are deleted while they are given leave nobody in a role that is no more")
        void deletedWhileGiven() {
            List<String> users = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                users.add(office.add("User " + i, "racing" + i).id());
            }
            for (int round = 0; round < 8; round++) {
                String path = office.path("/roles/SHORT_LIVED");
                boss.put(path, REPORTS).expect(204);

                Race race = Race.of(
                        users.size() + 1,
                        i -> i == users.size() ? boss.delete(path) : give(boss, users.get(i), "SHORT_LIVED"));

                assertThat(race.all().getLast().status()).as("%s", race.all()).isEqualTo(204);
                race.all()
                        .forEach(answer ->
                                assertThat(answer.status()).as("%s", answer).isIn(204, 422, 503));
                long position = race.answers(204).stream()
                        .mapToLong(Answer::position)
                        .max()
                        .orElseThrow();
                assertThat(boss.get(office.path("/users?role=SHORT_LIVED"), position)
                                .expect(200)
                                .items("/fullName"))
                        .isEmpty();
            }
        }

        @Test
        @DisplayName("R5 are not deleted with more users than one append bears")
        void inUse() {
            boss.put(office.path("/roles/CROWDED"), REPORTS).expect(204);
            // So many users would take long; only their claims are looked at.
            rollcall.logAsSuperuser().sql("""
                            insert into command.claim (scope, key, owner, label)
                            select 'user', gen_random_uuid()::text, ?, 'CROWDED' from generate_series(1, 1001)""").param(office.id()).update();
            boss.delete(office.path("/roles/CROWDED")).expectProblem(409, "role.in-use");
            boss.get(office.path("/roles/CROWDED")).expect(200);
        }
    }
}
