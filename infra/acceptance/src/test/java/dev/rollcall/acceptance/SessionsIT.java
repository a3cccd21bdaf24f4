package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.Databases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("Sessions")
class SessionsIT {

    private static final int IDLE_SECONDS = 1_800; // the default of the policy

    private final Rollcall rollcall;
    private final Api anyone;
    private final Office office;
    private final Api admin;

    private String ben = "";
    private Api user;

    SessionsIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.anyone = rollcall.api().as("");
        this.office = office;
        this.admin = office.superAdminApi();
        this.user = admin;
    }

    @BeforeEach
    void ben() {
        ben = office.add("Ben C", "ben").id();
        user = office.signIn(ben, office.email("ben"));
    }

    private String path(String rest) {
        return office.path("/users/" + ben + "/sessions" + rest);
    }

    private Answer start(String device) {
        return anyone.send(
                        "POST",
                        "/v1/sessions",
                        "{\"email\": \"%s\", \"password\": \"%s\", \"device\": %s}"
                                .formatted(office.email("ben"), Office.password(ben), device),
                        Map.of("User-Agent", "Browser/1"))
                .expect(201);
    }

    @Test
    @DisplayName("R33 that are active are listed to their user and to admins, newest first")
    void list() {
        Answer phone = start("{\"kind\": \"MOBILE\", \"name\": \"Phone\"}");
        Answer desk = start("{\"kind\": \"DESKTOP\"}");

        for (Api reader : List.of(admin, user)) {
            Answer list = reader.get(path(""), desk.position()).expect(200);
            assertThat(list.items()).hasSize(3);
            assertThat(list.items("/id")).startsWith(desk.id(), phone.id());
            assertThat(list.text("/items/1/device/kind")).isEqualTo("MOBILE");
            assertThat(list.text("/items/1/device/name")).isEqualTo("Phone");
            assertThat(list.text("/items/1/device/userAgent")).isEqualTo("Browser/1");
            assertThat(list.text("/items/1/ip")).isNotBlank();
            assertThat(list.text("/items/1/expiresAt")).isEqualTo(phone.text("/expiresAt"));
            assertThat(list.json().at("/items/0/device/name").isMissingNode()).isTrue();
            assertThat(list.json().at("/items/0/endedAt").isMissingNode()).isTrue();
        }
    }

    @Test
    @DisplayName("R33 that were revoked are not listed, but can be read, with who ended them")
    void ended() {
        Answer phone = start("{\"kind\": \"MOBILE\"}");
        String location = phone.header("Location");
        Answer revoked = admin.delete(location).expect(204);

        assertThat(user.get(path(""), revoked.position()).items("/id"))
                .hasSize(1)
                .doesNotContain(phone.id());
        Answer read = admin.get(location, revoked.position()).expect(200);
        assertThat(read.text("/endedBy")).isEqualTo("REVOKED_BY_ADMIN");
        assertThat(Instant.parse(read.text("/endedAt"))).isAfterOrEqualTo(Instant.parse(read.text("/startedAt")));
        assertThat(read.etag()).isEqualTo(revoked.etag());
    }

    @Test
    @DisplayName("R31 that ended by sign-out or a password reset say so")
    void reasons() {
        Answer left = start("{}");
        Answer reset = start("{}");
        anyone.as(left.text("/token")).delete("/v1/sessions/current").expect(204);
        long position = admin.post(office.path("/users/" + ben + "/password-resets"), "{}")
                .expect(201)
                .position();

        assertThat(admin.get(left.header("Location"), position).text("/endedBy"))
                .isEqualTo("SIGN_OUT");
        assertThat(admin.get(reset.header("Location"), position).text("/endedBy"))
                .isEqualTo("PASSWORD_RESET");
        assertThat(admin.get(path(""), position).items()).isEmpty();
    }

    @Test
    @DisplayName("R33 say when they were last seen, where that is known")
    void lastSeen() {
        Answer unused = start("{}");
        Answer used = start("{}");
        Instant before = Instant.now();
        anyone.as(used.text("/token")).get("/v1/me").expect(200);

        Answer list = admin.get(path(""), used.position()).expect(200);
        assertThat(Instant.parse(list.text("/items/0/lastSeenAt")))
                .isBetween(before.minusMillis(1), Instant.now().plusMillis(1));
        assertThat(list.text("/items/1/id")).isEqualTo(unused.id());
        assertThat(list.json().at("/items/1/lastSeenAt").isMissingNode()).isTrue();
        assertThat(admin.get(used.header("Location"), used.position()).text("/lastSeenAt"))
                .isEqualTo(list.text("/items/0/lastSeenAt"));
    }

    @Test
    @DisplayName("R31 that are idle for too long are not listed, before any event has said that they ended")
    void idle() {
        Answer idle = start("{}");
        Answer busy = start("{}");
        lastUsed(busy, IDLE_SECONDS - 30);
        lastUsed(idle, IDLE_SECONDS + 1);

        Answer list = admin.get(path(""), busy.position()).expect(200);
        Answer read = admin.get(idle.header("Location"), busy.position()).expect(200);
        assertThat(list.items("/id")).contains(busy.id()).doesNotContain(idle.id());
        assertThat(read.json().at("/endedAt").isMissingNode()).isTrue();
        admin.delete(path("")).expect(204); // lest it ends by itself while another test looks
    }

    private void lastUsed(Answer session, int secondsAgo) {
        rollcall.log(Databases.COMMAND_ROLE)
                .sql("insert into credential.activity values (?, clock_timestamp() - make_interval(secs => ?))")
                .params(UUID.fromString(session.id()), secondsAgo)
                .update();
    }

    @Test
    @DisplayName("R31 that are past their lifetime are not listed, before any event has said that they ended")
    void expired() {
        Answer session = start("{}");
        assertThat(admin.get(path(""), session.position()).items("/id")).contains(session.id());
        shift(session, "-");
        try {
            assertThat(admin.get(path(""), session.position()).items("/id"))
                    .hasSize(1)
                    .doesNotContain(session.id());
        } finally {
            shift(session, "+");
        }
    }

    private void shift(Answer session, String sign) {
        rollcall.readModels()
                .sql("update sessions_v1 set expires_at = expires_at %s interval '1 day' where id = ?".formatted(sign))
                .param(UUID.fromString(session.id()))
                .update();
    }

    @Test
    @DisplayName("R33 come in pages that show all once")
    void pages() {
        List<String> started = new ArrayList<>();
        long position = 0;
        for (int i = 0; i < 4; i++) {
            Answer session = start("{}");
            started.addFirst(session.id());
            position = session.position();
        }
        List<String> seen = new ArrayList<>();
        for (String next = path("?limit=2"); !next.isEmpty(); ) {
            Answer page = admin.get(next, position).expect(200);
            seen.addAll(page.items("/id"));
            next = Links.next(page);
        }
        assertThat(seen).hasSize(5).startsWith(started.toArray(String[]::new)).doesNotHaveDuplicates();
        admin.get(path("?cursor=x")).expectProblem(400, "request.invalid-parameter");
        admin.get(path("?limit=0")).expectProblem(400, "request.invalid-parameter");
    }

    @Test
    @DisplayName("R33 of a user whom the organization does not have are not found; of one without any, there are none")
    void unknown() {
        Office other = Office.register(rollcall.api());
        Answer cy = office.add("Cy D", "cy");
        Answer session = start("{}");
        long position = session.position();

        assertThat(admin.get(office.path("/users/" + cy.id() + "/sessions"), position)
                        .expect(200)
                        .items())
                .isEmpty();
        for (String stranger : List.of(other.superAdmin(), UUID.randomUUID().toString())) {
            admin.get(office.path("/users/" + stranger + "/sessions"), position).expectProblem(404, "user.not-found");
            admin.get(office.path("/users/%s/sessions/%s".formatted(stranger, session.id())), position)
                    .expectProblem(404, "user.not-found");
        }
        admin.get(office.path("/users/%s/sessions/%s".formatted(cy.id(), session.id())), position)
                .expectProblem(404, "session.not-found");
        admin.get(path("/" + UUID.randomUUID()), position).expectProblem(404, "session.not-found");
        other.superAdminApi().get(path(""), position).expectProblem(404, "organization.not-found");
        user.get(office.path("/users/" + cy.id() + "/sessions"), position).expectProblem(403, "access.forbidden");
    }
}
