package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("Licences and technicians")
class LicencesIT {

    private static final String INVITED = "{\"email\": \"%s\", \"role\": \"TECHNICIAN\", \"allDepartments\": true}";

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;

    LicencesIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.office = Office.register(rollcall.api());
        this.boss = office.superAdminApi();
    }

    @AfterEach
    void release() {
        rollcall.clock().release();
    }

    private Answer invite(String localPart) {
        return boss.post(office.path("/invitations"), INVITED.formatted(office.email(localPart)));
    }

    private long buy(int licences) {
        return boss.patch(office.path(""), "{\"licences\": %d}".formatted(licences))
                .expect(204)
                .position();
    }

    private Answer licence(String userId, String licence) {
        return boss.put(user(userId, "/licence"), "{\"licence\": \"%s\"}".formatted(licence));
    }

    private Answer role(String userId, String role) {
        return boss.put(user(userId, "/role"), "{\"role\": \"%s\"}".formatted(role));
    }

    private String user(String id, String rest) {
        return office.path("/users/" + id + rest);
    }

    private List<String> paid(long position) {
        return boss.get(office.path("/users?licence=PAID"), position)
                .expect(200)
                .items("/id");
    }

    @Test
    @DisplayName("R70 of 200 who are invited at the same time for 10 licences, 10 are")
    void race() {
        buy(10);
        List<Answer> answers = Race.of(200, i -> invite("tech" + i)).all();
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.expectProblem(409, "licence.none-left"));
        long position = answers.stream()
                .filter(answer -> answer.status() == 201)
                .mapToLong(Answer::position)
                .max()
                .orElseThrow();
        assertThat(paid(position)).hasSize(10);
        assertThat(boss.get(office.path("/users?status=INVITED"), position)
                        .expect(200)
                        .items("/id"))
                .hasSize(10);
    }

    @Test
    @DisplayName("R70 whoever becomes a technician needs one, and gives it back with the role")
    void roles() {
        buy(1);
        String ben = office.add("Ben", "ben").id();
        String cy = office.add("Cy", "cy").id();
        role(ben, "TECHNICIAN").expect(204);
        role(cy, "TECHNICIAN").expectProblem(409, "licence.none-left");
        long position = role(ben, "MEMBER").expect(204).position();
        assertThat(paid(position)).isEmpty();
        assertThat(paid(role(cy, "TECHNICIAN").expect(204).position())).containsExactly(cy);
    }

    @Test
    @DisplayName("R71 an invitation that is taken back, or over after 7 days, frees the licence")
    void invitations() {
        buy(1);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        rollcall.clock().hold(now);
        String ben = invite("ben").expect(201).id();
        invite("cy").expectProblem(409, "licence.none-left");
        boss.delete(user(ben, "/invitation")).expect(204);
        String cy = invite("cy").expect(201).id();

        rollcall.clock().hold(now.plus(Duration.ofDays(7)));
        rollcall.commands().getBean("invitationExpiry", Runnable.class).run();

        rollcall.clock().hold(now.plus(Duration.ofDays(7)).plusSeconds(1));
        // Sessions do not last that long.
        Api operator = rollcall.api();
        operator.post(office.path("/invitations"), INVITED.formatted(office.email("di")))
                .expect(201);
        operator.post(user(cy, "/invitation/renewals"), "").expectProblem(409, "licence.none-left");
    }

    @Test
    @DisplayName("R71 who accepts is a technician for the departments of the invitation")
    void accepted() {
        buy(1);
        String ben = invite("ben").expect(201).id();
        String code = new Mailbox(rollcall).lastLinkTo(ben);
        long position = rollcall.api()
                .as("")
                .post(
                        "/v1/invitations/" + code + "/acceptance",
                        "{\"fullName\": \"Ben\", \"password\": \"a long sentence of his own\"}")
                .expect(201)
                .position();
        Answer user = boss.get(user(ben, ""), position).expect(200);
        assertThat(user.text("/role")).isEqualTo("TECHNICIAN");
        assertThat(user.text("/licence")).isEqualTo("PAID");
        assertThat(user.json().at("/departmentPermissions/all").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("R13 an inactive user frees it, and needs one to come back as a technician")
    void inactive() {
        buy(1);
        String ben = office.add("Ben", "ben").id();
        role(ben, "TECHNICIAN").expect(204);
        long position = boss.put(user(ben, "/status"), "{\"status\": \"INACTIVE\"}")
                .expect(204)
                .position();
        assertThat(paid(position)).isEmpty();
        licence(ben, "PAID").expectProblem(409, "user.inactive");
        invite("cy").expect(201);
        boss.put(user(ben, "/status"), "{\"status\": \"ACTIVE\"}").expectProblem(409, "licence.none-left");
        buy(2);
        long back = boss.put(user(ben, "/status"), "{\"status\": \"ACTIVE\"}")
                .expect(204)
                .position();
        assertThat(paid(back)).contains(ben);
    }

    @Test
    @DisplayName("R72 with fewer, admins keep theirs, then who was active last; after an increase it is done by hand")
    void lowered() {
        buy(5);
        String admin = office.add("Ann Admin", "ann").id();
        role(admin, "ADMIN").expect(204);
        licence(admin, "PAID").expect(204);
        String early = technician("early");
        String late = technician("late");
        licence(office.superAdmin(), "PAID").expect(204);
        String invited = invite("invited").expect(201).id();

        long position = buy(3);

        assertThat(paid(position)).containsExactlyInAnyOrder(office.superAdmin(), admin, late);
        Answer loser = boss.get(user(early, ""), position).expect(200);
        assertThat(loser.text("/role")).isEqualTo("MEMBER");
        assertThat(loser.text("/licence")).isEqualTo("FREE");
        rollcall.api()
                .as("")
                .post(
                        "/v1/invitations/" + new Mailbox(rollcall).lastLinkTo(invited) + "/acceptance",
                        "{\"fullName\": \"X\", \"password\": \"a long sentence of his own\"}")
                .expectProblem(404, "invitation.not-found");

        assertThat(paid(buy(5))).hasSize(3);
        role(early, "TECHNICIAN").expect(204);
        boss.post(user(invited, "/invitation/renewals"), "").expect(204);
        licence(office.add("One More", "more").id(), "PAID").expectProblem(409, "licence.none-left");
    }

    @Test
    @DisplayName("R72 a technician whose licence is taken by hand is a member")
    void takenAway() {
        buy(1);
        String ben = technician("ben");
        long position = licence(ben, "FREE").expect(204).position();
        assertThat(boss.get(user(ben, ""), position).expect(200).text("/role")).isEqualTo("MEMBER");
        licence(ben, "FREE").expect(204);
    }

    @Test
    @DisplayName("R70 licences lowered while technicians are invited are never exceeded")
    void loweredWhileInviting() {
        buy(20);
        List<Answer> answers = Race.of(
                        21, i -> i == 10 ? boss.patch(office.path(""), "{\"licences\": 3}") : invite("t" + i))
                .all();
        answers.get(10).expect(204);
        long position = answers.stream()
                .mapToLong(answer -> answer.status() < 300 ? answer.position() : 0)
                .max()
                .orElseThrow();
        assertThat(paid(position)).hasSizeLessThanOrEqualTo(3);
    }

    /** Who has just signed in. */
    private String technician(String localPart) {
        String id = office.add("Tech " + localPart, localPart).id();
        role(id, "TECHNICIAN").expect(204);
        office.signIn(id, office.email(localPart));
        return id;
    }
}
