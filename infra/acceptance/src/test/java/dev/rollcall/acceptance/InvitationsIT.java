package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("R11 Invitations")
class InvitationsIT {

    private static final String PASSWORD = "a long sentence of his own";

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;
    private final Mailbox mails;

    InvitationsIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.boss = office.superAdminApi();
        this.mails = new Mailbox(rollcall);
    }

    @AfterEach
    void release() {
        rollcall.clock().release();
    }

    private Answer invite(String json) {
        return boss.post(office.path("/invitations"), json);
    }

    private Answer invite(String localPart, String rest) {
        return invite("{\"email\": \"%s\"%s}".formatted(office.email(localPart), rest));
    }

    private String invited(String localPart) {
        return invite(localPart, "").expect(201).id();
    }

    private Answer accept(String code) {
        return rollcall.api().as("").post("/v1/invitations/" + code + "/acceptance", """
                {"fullName": "Cy Dell", "password": "%s"}""".formatted(PASSWORD));
    }

    private String user(String id, String rest) {
        return office.path("/users/" + id + rest);
    }

    @Test
    @DisplayName("R11 lead from the list of the invited to a user who signs in")
    void story() {
        String team = office.create("teams", "East").id();
        Answer invited = invite("cy", ", \"fullName\": \"Cy D\", \"teamIds\": [\"%s\"]".formatted(team))
                .expect(201);
        assertThat(invited.text("/status")).isEqualTo("INVITED");
        Answer list = boss.get(office.path("/users?status=INVITED"), invited.position())
                .expect(200);
        assertThat(list.items("/id")).containsExactly(invited.id());
        assertThat(list.items("/fullName")).containsExactly("Cy D");
        assertThat(boss.get(user(invited.id(), ""), invited.position())
                        .expect(200)
                        .text("/invitation/expiresAt"))
                .isEqualTo(invited.text("/expiresAt"));

        assertThat(rollcall.log("rollcall_command")
                        .sql("""
                                select payload -> 'sender' ->> 'userId' from event_store.event
                                where type = 'mail.requested' and payload ->> 'userId' = ?""")
                        .param(invited.id())
                        .query(String.class)
                        .single())
                .isEqualTo(office.superAdmin());

        Answer joined = accept(mails.lastLinkTo(invited.id())).expect(201);

        Answer user = boss.get(user(invited.id(), ""), joined.position()).expect(200);
        assertThat(user.text("/status")).isEqualTo("ACTIVE");
        assertThat(user.text("/fullName")).isEqualTo("Cy Dell");
        assertThat(user.text("/teams/0/id")).isEqualTo(team);
        assertThat(user.json().has("invitation")).isFalse();
        Api cy = rollcall.api().as(office.session(office.email("cy"), PASSWORD));
        assertThat(cy.get("/v1/me").expect(200).text("/userId")).isEqualTo(invited.id());
    }

    @Nested
    @DisplayName("R11 Their code")
    class Code {

        @Test
        @DisplayName("R11 is good once")
        void once() {
            String code = mails.lastLinkTo(invited("once"));
            accept(code).expect(201);
            accept(code).expectProblem(404, "invitation.not-found");
        }

        @Test
        @DisplayName("R11 is good once also for many at the same time")
        void race() {
            String code = mails.lastLinkTo(invited("racer"));
            List<Integer> statuses = Race.of(6, i -> accept(code)).all().stream()
                    .map(Answer::status)
                    .toList();
            assertThat(statuses).containsOnlyOnce(201);
            assertThat(statuses).allMatch(status -> status == 201 || status == 404 || status == 409);
        }

        @Test
        @DisplayName("R11 is of no use after 30 days, and ends by itself")
        void expires() {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            rollcall.clock().hold(now);
            String late = invited("late");
            rollcall.clock().hold(now.plus(Duration.ofDays(30)));
            accept(mails.lastLinkTo(late)).expectProblem(409, "invitation.expired");
            rollcall.clock().hold(now.plus(Duration.ofDays(30)).minusMillis(1));
            accept(mails.lastLinkTo(late)).expect(201);
        }

        @Test
        @DisplayName("R11 is void once another was mailed, three times at most")
        void renewed() {
            String di = invited("di");
            String before = mails.lastLinkTo(di);
            for (int i = 0; i < 3; i++) {
                boss.post(user(di, "/invitation/renewals"), "").expect(204);
            }
            boss.post(user(di, "/invitation/renewals"), "").expectProblem(409, "invitation.renewed-too-often");
            assertThat(mails.linksTo(di)).hasSize(4).doesNotHaveDuplicates();
            accept(before).expectProblem(404, "invitation.not-found");
            accept(mails.lastLinkTo(di)).expect(201);
            boss.post(user(di, "/invitation/renewals"), "").expectProblem(409, "invitation.used");
        }

        @Test
        @DisplayName("R11 is void once the invitation was taken back, and nobody is listed")
        void revoked() {
            String eve = invited("eve");
            long position = boss.delete(user(eve, "/invitation")).expect(204).position();
            accept(mails.lastLinkTo(eve)).expectProblem(404, "invitation.not-found");
            boss.get(user(eve, ""), position).expectProblem(404, "user.not-found");
            boss.delete(user(eve, "/invitation")).expectProblem(404, "user.not-found");
            invite("eve", "").expect(201);
        }

        @Test
        @DisplayName("R11 says nothing to who invents one")
        void invented() {
            accept("x".repeat(48)).expectProblem(404, "invitation.not-found");
            accept("..%2F..").expect(400);
        }

        @Test
        @DisplayName("R36 stands in no event")
        void secret() {
            String code = mails.lastLinkTo(invited("secret"));
            assertThat(rollcall.log("rollcall_reader")
                            .sql("select count(*) from event_store.event where payload::text like '%' || ? || '%'")
                            .param(code)
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        @DisplayName("R22 does not take an address that became somebody's meanwhile")
        void taken() {
            String fay = invited("fay");
            office.add("Fay First", "fay");
            accept(mails.lastLinkTo(fay)).expectProblem(409, "email.taken");
        }

        @Test
        @DisplayName("R11 leads to what is still open")
        void archived() {
            String east = office.create("teams", "Far East").id();
            String west = office.create("teams", "Far West").id();
            String department = office.create("departments", "Closing").id();
            String gus = invite("gus", """
                            , "departmentId": "%s", "teamIds": ["%s", "%s"]""".formatted(department, east, west))
                    .expect(201)
                    .id();
            boss.delete(office.path("/teams/" + east)).expect(204);
            boss.delete(office.path("/departments/" + department)).expect(204);
            long position = accept(mails.lastLinkTo(gus)).expect(201).position();
            Answer user = boss.get(user(gus, ""), position).expect(200);
            assertThat(user.text("/department/id")).isEqualTo(office.id());
            assertThat(user.text("/teams/0/id")).isEqualTo(west);
        }

        @Test
        @DisplayName("R45 wants a password that is good, and leaves the invitation as it is for a bad one")
        void badPassword() {
            String code = mails.lastLinkTo(invited("hal"));
            rollcall.api()
                    .as("")
                    .post("/v1/invitations/" + code + "/acceptance", "{\"fullName\": \"Hal\", \"password\": \"short\"}")
                    .expectProblem(422, "request.invalid-fields");
            rollcall.api()
                    .as("")
                    .post("/v1/invitations/" + code + "/acceptance", "{}")
                    .expectProblem(422, "request.invalid-fields");
            accept(code).expect(201);
        }
    }

    @Test
    @DisplayName("R11 are for addresses that nobody has, each once")
    void refused() {
        office.add("Ivy Older", "ivy");
        invite("ivy", "").expectProblem(409, "email.taken");
        invite("jo", "").expect(201);
        invite("JO", "").expectProblem(409, "user.already-invited");
        invite("kim", ", \"role\": \"SUPER_ADMIN\"").expectProblem(422, "request.invalid-fields");
        invite("kim", ", \"teamIds\": [\"%s\"]".formatted(office.id())).expectProblem(422, "request.invalid-fields");
    }

    @Test
    @DisplayName("R16 as an admin are for who may give that role")
    void roles() {
        String lee = office.add("Lee Plain", "lee").id();
        Api admin = office.signIn(lee, office.email("lee"));
        admin.post(office.path("/invitations"), "{\"email\": \"%s\"}".formatted(office.email("mo")))
                .expectProblem(403, "access.forbidden");
        boss.put(user(lee, "/role"), "{\"role\": \"ADMIN\"}").expect(204);
        Answer invited = admin.post(
                        office.path("/invitations"),
                        "{\"email\": \"%s\", \"role\": \"ADMIN\"}".formatted(office.email("mo")))
                .expect(201);
        assertThat(invited.text("/role")).isEqualTo("ADMIN");
    }

    @Test
    @DisplayName("R44, R13 of who has not joined: no password is reset, no status changed")
    void notJoined() {
        String ned = invited("ned");
        boss.post(user(ned, "/password-resets"), "{}").expectProblem(409, "user.not-joined");
        boss.put(user(ned, "/status"), "{\"status\": \"INACTIVE\"}").expectProblem(409, "user.not-joined");
    }

    @Test
    @DisplayName("R11 of another organization are none")
    void foreign() {
        Office other = Office.register(rollcall.api());
        Api stranger = other.superAdminApi();
        String oz = invited("oz");
        stranger.post(user(oz, "/invitation/renewals"), "").expectProblem(404, "organization.not-found");
        stranger.delete(other.path("/users/" + oz + "/invitation")).expectProblem(404, "user.not-found");
        stranger.post(office.path("/invitations"), "{\"email\": \"x@x.example\"}")
                .expectProblem(404, "organization.not-found");
    }

    @Nested
    @DisplayName("R11 Several at once")
    class Several {

        @Test
        @DisplayName("R11 go through but for those that are not valid, each with its reason")
        void apart() {
            office.add("Pat Older", "pat");
            Answer answer = invite("""
                    {"items": [{"email": "%s"}, {"email": "no address"}, {"email": "%s"}, {"email": "%s"},
                               {"email": "%s"}, {"email": "%s", "role": "KING"}]}""".formatted(
                                    office.email("q1"),
                                    office.email("pat"),
                                    office.email("q1"),
                                    office.email("q2"),
                                    office.email("q3")))
                    .expect(200);
            assertThat(answer.json().at("/invited")).hasSize(2);
            assertThat(answer.json()
                            .at("/rejected")
                            .valueStream()
                            .map(each -> each.at("/code").asString()))
                    .containsExactlyInAnyOrder(
                            "field.valid-email", "email.taken", "user.already-invited", "field.invalid-value");
            Answer list = boss.get(office.path("/users?status=INVITED&q=q"), answer.position())
                    .expect(200);
            assertThat(list.items("/primaryEmail"))
                    .contains(office.email("q1"), office.email("q2"))
                    .doesNotContain(office.email("q3"));
        }

        @Test
        @DisplayName("R11 sent again with the same key are answered as before")
        void again() {
            String body = "{\"items\": [{\"email\": \"%s\"}, {\"email\": \"%s\"}]}"
                    .formatted(office.email("r1"), office.email("r2"));
            Map<String, String> key = Map.of("Idempotency-Key", "several-" + office.id());
            Answer once =
                    boss.send("POST", office.path("/invitations"), body, key).expect(200);
            Answer twice =
                    boss.send("POST", office.path("/invitations"), body, key).expect(200);
            assertThat(twice.json()).isEqualTo(once.json());
            assertThat(once.json().at("/invited")).hasSize(2);
        }

        @Test
        @DisplayName("R11 are either items or one")
        void ambiguous() {
            invite("{\"items\": [{\"email\": \"a@a.example\"}], \"email\": \"b@b.example\"}")
                    .expectProblem(422, "request.invalid-fields");
            invite("{\"items\": []}").expectProblem(422, "request.invalid-fields");
        }
    }

    @Nested
    @DisplayName("R11 A file")
    class AFile {

        private Answer send(String csv) {
            return boss.send("POST", office.path("/invitations"), csv, Map.of("Content-Type", "text/csv"));
        }

        @Test
        @DisplayName("R11 comes back with the rows that are not valid, each with line, field and reason")
        void rejected() {
            office.create("teams", "Files East");
            Answer answer =
                    send("\uFEFFemail,fullName,role,teams\r\n%s,\"Sue, \"\"S\"\"\",MEMBER,files east\r\nnobody,X,,\r\n%s,Tom,,Nowhere\r\n%s,Uma,,,,\r\n"
                                    .formatted(office.email("f1"), office.email("f2"), office.email("f3")))
                            .expect(200);
            List<String> lines = answer.body().lines().toList();
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0)).contains("\"line\":3", "\"field\":\"email\"", "field.valid-email");
            assertThat(lines.get(1)).contains("\"line\":4", "\"field\":\"teams\"", "team.not-found");
            assertThat(lines.get(2)).contains("\"line\":5", "csv.too-many-values");
            assertThat(lines.get(3)).contains("\"done\"", "\"rows\":4", "\"invited\":1", "\"rejected\":3");
        }

        @Test
        @DisplayName("R11 may be sent again after a break: nobody is invited twice")
        void again() {
            String csv = "email\n"
                    + String.join(
                            "\n",
                            IntStream.range(0, 600)
                                    .mapToObj(i -> office.email("again" + i))
                                    .toList());
            String half = csv.substring(0, csv.length() / 2);
            long before = invitations();
            Answer first = send(half.substring(0, half.lastIndexOf('\n'))).expect(200);
            assertThat(first.body()).contains("\"alreadyInvited\":0", "\"rejected\":0");
            assertThat(invitations() - before).isBetween(1L, 599L);
            assertThat(send(csv).expect(200).body()).contains("\"rows\":600", "\"rejected\":0");
            assertThat(send(csv).expect(200).body()).contains("\"invited\":0", "\"alreadyInvited\":600");
            assertThat(invitations() - before).isEqualTo(600);
        }

        private long invitations() {
            return rollcall.log("rollcall_reader")
                    .sql("select count(*) from event_store.event where type = 'user.invited'"
                            + " and payload ->> 'organizationId' = ?")
                    .param(office.id())
                    .query(Long.class)
                    .single();
        }

        @Test
        @DisplayName("R11 that is none is refused before anybody is invited, or where it ends to be one")
        void none() {
            send("name\nX\n").expectProblem(422, "request.invalid-fields");
            send("email,email\nx,y\n").expectProblem(422, "request.invalid-fields");
            send("email,shoeSize\nx,y\n").expectProblem(422, "request.invalid-fields");
            String broken = "email\n%s\n\"never ends".formatted(office.email("broken"));
            assertThat(send(broken).expect(200).body()).contains("\"failed\"", "csv.malformed");
        }
    }
}
