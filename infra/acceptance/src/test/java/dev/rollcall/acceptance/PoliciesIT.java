package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunsRollcall
@DisplayName("What an organization settles for itself")
class PoliciesIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;

    PoliciesIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.office = Office.register(rollcall.api());
        this.boss = office.superAdminApi();
    }

    /** A user with this role, signed in. */
    private Api colleague(String localPart, String role) {
        String id = office.add("Colleague", localPart).id();
        boss.put(office.path("/users/" + id + "/role"), "{\"role\": \"%s\"}".formatted(role))
                .expect(204);
        return office.signIn(id, office.email(localPart));
    }

    @Nested
    class Policies {

        @Test
        @DisplayName("R6 has policies from the start, which every user can read")
        void defaults() {
            long position = office.add("Position", "position").position();
            Answer read = colleague("member", "MEMBER")
                    .get(office.path("/policies"), position)
                    .expect(200);
            assertThat(read.body())
                    .isEqualTo("{\"two-factor\":{\"requirement\":\"OPTIONAL\"},"
                            + "\"password\":{\"minimumLength\":12,\"historyLength\":5},"
                            + "\"session\":{\"lifetimeSeconds\":43200,\"idleSeconds\":1800,\"concurrentSessions\":10},"
                            + "\"allowed-ips\":{\"ranges\":[]},\"external-chat\":{\"allowed\":false}}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "two-factor | {\"requirement\":\"REQUIRED\"}",
                    "password   | {\"minimumLength\":14,\"maximumAgeDays\":180,\"historyLength\":0}",
                    "password   | {\"minimumLength\":8,\"historyLength\":12}",
                    "session    | {\"lifetimeSeconds\":300,\"idleSeconds\":300,\"concurrentSessions\":1}"
                })
        @DisplayName("R6 are changed by who has the privilege, each in its own version")
        void changed(String policy, String json) {
            String path = office.path("/policies/" + policy);
            Answer changed = boss.put(path, json).expect(204);

            Answer shown = boss.get(path, changed.position()).expect(200);
            assertThat(shown.body()).isEqualTo(json);
            assertThat(shown.etag()).isEqualTo(changed.etag());
            assertThat(boss.put(path, json).expect(204).etag()).isEqualTo(changed.etag());
            boss.send("PUT", path, json, Map.of("If-Match", "\"0\"")).expectProblem(412, "request.stale");
            assertThat(rollcall.log("rollcall_command")
                            .sql("select label from command.claim where (scope, key) = ('policy', ?)")
                            .param(office.id() + "/" + policy)
                            .query(String.class)
                            .single())
                    .isEqualTo(json);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "password | {\"minimumLength\":7,\"historyLength\":0} | /minimumLength",
                    "password | {\"minimumLength\":65,\"historyLength\":0} | /minimumLength",
                    "password | {\"minimumLength\":8,\"historyLength\":13} | /historyLength",
                    "password | {\"minimumLength\":8,\"historyLength\":-1} | /historyLength",
                    "password | {\"minimumLength\":8,\"historyLength\":0,\"maximumAgeDays\":0} | /maximumAgeDays",
                    "password | {\"minimumLength\":8,\"historyLength\":0,\"maximumAgeDays\":3651} | /maximumAgeDays",
                    "password | {\"historyLength\":0} | /minimumLength",
                    "session  | {\"lifetimeSeconds\":299,\"idleSeconds\":60,\"concurrentSessions\":1} | /lifetimeSeconds",
                    "session  | {\"lifetimeSeconds\":7776001,\"idleSeconds\":60,\"concurrentSessions\":1} | /lifetimeSeconds",
                    "session  | {\"lifetimeSeconds\":300,\"idleSeconds\":59,\"concurrentSessions\":1} | /idleSeconds",
                    "session  | {\"lifetimeSeconds\":300,\"idleSeconds\":301,\"concurrentSessions\":1} | /idleSeconds",
                    "session  | {\"lifetimeSeconds\":300,\"idleSeconds\":60,\"concurrentSessions\":0} | /concurrentSessions",
                    "session  | {\"lifetimeSeconds\":300,\"idleSeconds\":60,\"concurrentSessions\":101} | /concurrentSessions",
                    "two-factor | {} | /requirement"
                })
        @DisplayName("R6 stay within their bounds")
        void bounds(String policy, String json, String pointer) {
            assertThat(boss.put(office.path("/policies/" + policy), json)
                            .expectProblem(422, "request.invalid-fields")
                            .fieldErrors())
                    .singleElement()
                    .asString()
                    .startsWith(pointer + " ");
        }

        @Test
        @DisplayName("R4, R6 are not changed without the privilege, and others there are none")
        void refused() {
            Api technician = colleague("technician", "TECHNICIAN");
            technician
                    .put(office.path("/policies/two-factor"), "{\"requirement\": \"REQUIRED\"}")
                    .expectProblem(403, "access.forbidden");
            boss.get(office.path("/policies/nonsense")).expectProblem(404, "policy.not-found");
        }
    }

    @Nested
    class Itself {

        @Test
        @DisplayName("R3 a super admin sees and changes plan and licences, an admin neither")
        void plan() {
            Api admin = colleague("admin", "ADMIN");
            Answer changed = boss.patch(office.path(""), "{\"licences\": 25}").expect(204);
            Answer shown = boss.get(office.path(""), changed.position()).expect(200);
            assertThat(shown.text("/plan")).isEqualTo("PAID");
            assertThat(shown.json().at("/licences").asInt()).isEqualTo(25);
            assertThat(shown.etag()).isEqualTo(changed.etag());
            assertThat(rollcall.api().get(office.path("")).expect(200).text("/plan"))
                    .isEqualTo("PAID");

            Answer toAdmin = admin.get(office.path(""), changed.position()).expect(200);
            assertThat(toAdmin.json().has("plan")).isFalse();
            assertThat(toAdmin.json().has("licences")).isFalse();
            admin.patch(office.path(""), "{\"plan\": \"FREE\"}").expectProblem(403, "access.super-admin-only");
            admin.patch(office.path(""), "{\"name\": \"Ours\", \"licences\": 26}")
                    .expectProblem(403, "access.super-admin-only");
            boss.patch(office.path(""), "{\"licences\": 1000001}").expectProblem(422, "request.invalid-fields");
            boss.patch(office.path(""), "{\"licences\": -1}").expectProblem(422, "request.invalid-fields");
        }

        @Test
        @DisplayName("R3 an admin changes the name; the department of the first name stays")
        void name() {
            Api admin = colleague("namer", "ADMIN");
            String before = boss.get(office.path("/departments/" + office.id()))
                    .expect(200)
                    .text("/name");
            long position = admin.patch(office.path(""), "{\"name\": \" Office of Ada \"}")
                    .expect(204)
                    .position();
            assertThat(admin.get(office.path(""), position).expect(200).text("/name"))
                    .isEqualTo("Office of Ada");
            assertThat(boss.get(office.path("/departments/" + office.id()), position)
                            .expect(200)
                            .text("/name"))
                    .isEqualTo(before);
            admin.patch(office.path(""), "{\"name\": \" \"}").expectProblem(422, "request.invalid-fields");
        }
    }
}
