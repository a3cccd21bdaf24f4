package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RunsRollcall
@DisplayName("External users")
class ExternalUsersIT {

    private static final String PASSWORD = "a long sentence of her own";

    private final Rollcall rollcall;
    private final Api operator;
    private final Office host;
    private final Office home;
    private final Api hostAdmin;
    private final Api homeAdmin;
    private final Mailbox mails;

    ExternalUsersIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.operator = rollcall.api();
        this.host = Office.register(operator);
        this.home = Office.register(operator);
        this.hostAdmin = host.superAdminApi();
        this.homeAdmin = home.superAdminApi();
        this.mails = new Mailbox(rollcall);
    }

    @AfterEach
    void release() {
        rollcall.clock().release();
    }

    private Answer invite(String email) {
        return operator.post(host.path("/external-users"), "{\"email\": \"%s\"}".formatted(email));
    }

    private Answer accept(Api by, String userId) {
        return by.post("/v1/invitations/" + mails.lastLinkTo(userId) + "/acceptance", "{}");
    }

    /** Somebody of the other organization who has joined. */
    private Person joined(String localPart) {
        Person cy = Person.join(rollcall, home, localPart);
        invite(cy.email()).expect(201);
        accept(cy.api(), cy.id()).expect(201);
        return cy;
    }

    private String external(Person person, String rest) {
        return host.path("/external-users/" + person.id() + rest);
    }

    private String user(Person person, String rest) {
        return host.path("/users/" + person.id() + rest);
    }

    private Answer plan(Office office, String plan) {
        Api admin = office == home ? homeAdmin : hostAdmin;
        return admin.patch(office.path(""), "{\"plan\": \"%s\"}".formatted(plan))
                .expect(204);
    }

    @Test
    @DisplayName(
            "R60, R63, R65 are invited by provisioning, join, are listed with their tag, and act in both organizations")
    void story() {
        Person cy = Person.join(rollcall, home, "cy");
        hostAdmin
                .post(host.path("/external-users"), "{\"email\": \"%s\"}".formatted(cy.email()))
                .expectProblem(403, "access.forbidden");
        Answer invited = invite(cy.email()).expect(201);
        assertThat(invited.id()).isEqualTo(cy.id());
        cy.api().get(host.path("")).expectProblem(404, "organization.not-found");

        Answer page = operator.as("")
                .get("/v1/invitations/" + mails.lastLinkTo(cy.id()), invited.position())
                .expect(200);
        assertThat(page.text("/access")).isEqualTo("LIMITED");
        assertThat(page.text("/text")).contains("limited access");
        assertThat(page.json().at("/signUp").asBoolean()).isFalse();
        assertThat(page.body()).doesNotContain(cy.email());

        accept(operator.as(""), cy.id()).expectProblem(401, "invitation.sign-in-first");
        accept(homeAdmin, cy.id()).expectProblem(403, "invitation.not-yours");
        long position = accept(cy.api(), cy.id()).expect(201).position();

        Answer list = hostAdmin.get(host.path("/users?type=EXTERNAL"), position).expect(200);
        assertThat(list.items("/id")).containsExactly(cy.id());
        assertThat(list.items("/tag")).containsExactly("External User");
        assertThat(list.items("/role")).containsExactly("EXTERNAL");
        assertThat(hostAdmin.get(user(cy, ""), position).expect(200).text("/tag"))
                .isEqualTo("External User");
        cy.api().get(host.path(""), position).expect(200);
        cy.api().get(user(cy, ""), position).expect(200);
        assertThat(cy.api().get(home.path(""), position).expect(200).text("/id"))
                .isEqualTo(home.id());
        Answer mine = cy.api().get("/v1/me/organizations", position).expect(200);
        assertThat(mine.items("/id")).containsExactly(home.id(), host.id());
        assertThat(mine.items("/role")).containsExactly("MEMBER", "EXTERNAL");
    }

    @Test
    @DisplayName("R60 without an account sign up, and are at home in an organization of their own")
    void signUp() {
        String email = "di-" + host.id() + "@elsewhere.example";
        Answer invited = invite(email).expect(201);
        String link = mails.lastLinkTo(invited.id());
        assertThat(operator.as("")
                        .get("/v1/invitations/" + link, invited.position())
                        .expect(200)
                        .json()
                        .at("/signUp")
                        .asBoolean())
                .isTrue();
        String body = "{\"fullName\": \"Di E\", \"password\": \"%s\"}".formatted(PASSWORD);
        operator.as("")
                .post("/v1/invitations/" + link + "/acceptance", "{}")
                .expectProblem(422, "request.invalid-fields");

        Answer joined = operator.as("")
                .post("/v1/invitations/" + link + "/acceptance", body)
                .expect(201);

        assertThat(joined.text("/userId")).isEqualTo(invited.id());
        Api di = operator.as(host.session(email, PASSWORD));
        Answer me = di.get("/v1/me").expect(200);
        assertThat(me.text("/organizationId")).isEqualTo(joined.text("/homeOrganizationId"));
        assertThat(me.text("/role")).isEqualTo("SUPER_ADMIN");
        assertThat(di.get("/v1/me/organizations", joined.position()).expect(200).items("/id"))
                .containsExactly(joined.text("/homeOrganizationId"), host.id());
        operator.as("")
                .post("/v1/invitations/" + link + "/acceptance", body)
                .expectProblem(404, "invitation.not-found");
    }

    @Test
    @DisplayName("R60 are invited again with another code, within 30 days, and not twice")
    void again() {
        Person cy = Person.join(rollcall, home, "again");
        Instant now = Instant.now();
        invite(cy.email()).expect(201);
        String before = mails.lastLinkTo(cy.id());
        invite(cy.email()).expect(201);
        cy.api().post("/v1/invitations/" + before + "/acceptance", "{}").expectProblem(404, "invitation.not-found");
        rollcall.clock().hold(now.plus(Duration.ofDays(31)));
        operator.as("").get("/v1/invitations/" + mails.lastLinkTo(cy.id())).expectProblem(409, "invitation.expired");
        rollcall.clock().release();
        accept(cy.api(), cy.id()).expect(201);
        invite(cy.email()).expectProblem(409, "external-user.already-joined");
        invite(host.email("ada")).expectProblem(409, "external-user.at-home");
    }

    @Test
    @DisplayName("R61 are not bound by the host's second factor and IP addresses, and keep their role")
    void policies() {
        Person cy = joined("free");
        hostAdmin
                .put(host.path("/policies/two-factor"), "{\"requirement\": \"REQUIRED\"}")
                .expect(204);
        operator.put(host.path("/policies/allowed-ips"), "{\"ranges\": [\"203.0.113.0/24\"]}")
                .expect(204);
        Person.Session session = cy.signIn("WEB");
        session.api().get(host.path("")).expect(200);
        operator.put(host.path("/policies/allowed-ips"), "{\"ranges\": []}").expect(204);
        hostAdmin.put(user(cy, "/role"), "{\"role\": \"ADMIN\"}").expectProblem(403, "external-user.not-yours");
        operator.put(home.path("/policies/allowed-ips"), "{\"ranges\": [\"203.0.113.0/24\"]}")
                .expect(204);
        session.api().get(host.path("")).expectProblem(403, "access.address-not-allowed");
        operator.put(home.path("/policies/allowed-ips"), "{\"ranges\": []}").expect(204);
    }

    @Test
    @DisplayName("R62 are in no team, and create nothing")
    void limits() {
        Person cy = joined("limited");
        String team = host.create("teams", "Ours").id();
        hostAdmin.put(user(cy, "/teams/" + team)).expectProblem(403, "external-user.not-yours");
        cy.api().post(host.path("/teams"), "{\"name\": \"Mine\"}").expectProblem(403, "access.forbidden");
        cy.api().get(host.path("/users")).expectProblem(403, "access.forbidden");
        cy.api().get(host.path("/teams")).expectProblem(403, "access.forbidden");
    }

    @Test
    @DisplayName("R62, R64 are in channels of the whole host, which both see, and in no others")
    void channels() {
        Person cy = joined("channels");
        String all = host.create("channels", "Everybody").id();
        String outside = hostAdmin
                .post(host.path("/channels"), "{\"name\": \"Outside\", \"kind\": \"EXTERNAL\"}")
                .expect(201)
                .id();
        hostAdmin.put(external(cy, "/channels/" + outside)).expectProblem(409, "external-user.channel");
        hostAdmin
                .put(external(
                        cy, "/channels/" + home.create("channels", "Theirs").id()))
                .expectProblem(404, "channel.not-found");
        cy.api().put(external(cy, "/channels/" + all)).expectProblem(403, "access.forbidden");
        long position =
                hostAdmin.put(external(cy, "/channels/" + all)).expect(204).position();
        hostAdmin.put(external(cy, "/channels/" + all)).expectProblem(409, "user.already-in-channel");
        assertThat(hostAdmin.get(user(cy, "/channels"), position).expect(200).items("/name"))
                .containsExactly("Everybody");
        assertThat(cy.api().get(user(cy, "/channels"), position).expect(200).items("/id"))
                .containsExactly(all);
        assertThat(cy.api().get(cy.path("/channels"), position).expect(200).items())
                .isEmpty();
        long gone =
                hostAdmin.delete(external(cy, "/channels/" + all)).expect(204).position();
        assertThat(cy.api().get(user(cy, "/channels"), gone).expect(200).items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions", "/login-history", "/two-factor", "/api-tokens"})
    @DisplayName("R64 are nobody's to look into but their own organization's")
    void affairs(String what) {
        Person cy = joined("affairs" + what.substring(1, 4));
        hostAdmin.get(user(cy, what)).expectProblem(403, "external-user.not-yours");
        homeAdmin.get(cy.path(what)).expect(200);
    }

    @Test
    @DisplayName("R64 have a password, status and addresses that the host does not change")
    void notYours() {
        Person cy = joined("own");
        hostAdmin.post(user(cy, "/password-resets"), "{}").expectProblem(403, "external-user.not-yours");
        hostAdmin.put(user(cy, "/status"), "{\"status\": \"INACTIVE\"}").expectProblem(403, "external-user.not-yours");
        hostAdmin
                .post(user(cy, "/emails"), "{\"address\": \"x@x.example\"}")
                .expectProblem(403, "external-user.not-yours");
        hostAdmin.delete(user(cy, "/sessions")).expectProblem(403, "external-user.not-yours");
    }

    @ParameterizedTest
    @CsvSource({
        "designation, true",
        "seatingLocation, true",
        "employeeId, false",
        "reportingTo, false",
        "department, false",
        "email, false",
        "fullName, false"
    })
    @DisplayName("R64 are described by the host as far as that is for it to say")
    void profile(String field, boolean editable) {
        Person cy = joined("p" + field.toLowerCase(Locale.ROOT));
        Answer changed = hostAdmin.patch(external(cy, ""), "{\"fields\": {\"%s\": \"Something\"}}".formatted(field));
        if (editable) {
            assertThat(hostAdmin
                            .get(user(cy, ""), changed.expect(204).position())
                            .expect(200)
                            .text("/fields/" + field + "/value"))
                    .isEqualTo("Something");
            assertThat(homeAdmin
                            .get(cy.path(""))
                            .expect(200)
                            .json()
                            .at("/fields")
                            .has(field))
                    .isFalse();
        } else {
            changed.expectProblem(422, "request.invalid-fields");
        }
    }

    @Test
    @DisplayName("R65 come in only where they joined, with a session and no API token, until they are let go")
    void access() {
        Person cy = joined("access");
        Office other = Office.register(operator);
        cy.api().get(other.path("")).expectProblem(404, "organization.not-found");
        hostAdmin.put(external(cy, "/access"), "{\"restricted\": true}").expect(204);
        cy.api().get(host.path("")).expectProblem(404, "organization.not-found");
        cy.api().get(home.path("")).expect(200);
        hostAdmin.put(external(cy, "/access"), "{\"restricted\": false}").expect(204);
        cy.api().get(host.path("")).expect(200);
        long position = hostAdmin.delete(external(cy, "")).expect(204).position();
        cy.api().get(host.path("")).expectProblem(404, "organization.not-found");
        assertThat(hostAdmin
                        .get(host.path("/users?type=EXTERNAL"), position)
                        .expect(200)
                        .items("/id"))
                .doesNotContain(cy.id());
        hostAdmin.delete(external(cy, "")).expectProblem(404, "external-user.not-found");
        invite(cy.email()).expect(201);
        accept(cy.api(), cy.id()).expect(201);
        cy.api().get(host.path("")).expect(200);
        homeAdmin.put(cy.path("/status"), "{\"status\": \"INACTIVE\"}").expect(204);
        cy.api().get(host.path("")).expectProblem(401, "request.unauthenticated");
    }

    @Test
    @DisplayName(
            "R66 keep their access to a host on the free plan when a plan is downgraded, which an admin may restrict")
    void freeHost() {
        Person cy = joined("freehost");
        plan(host, "FREE");
        cy.api().get(host.path("")).expect(200);
        plan(home, "FREE");
        cy.api().get(host.path("")).expect(200);
        hostAdmin.put(external(cy, "/access"), "{\"restricted\": true}").expect(204);
        cy.api().get(host.path("")).expectProblem(404, "organization.not-found");
        hostAdmin.put(external(cy, "/access"), "{\"restricted\": false}").expect(204);
        cy.api().get(host.path("")).expect(200);
        plan(host, "PAID");
        plan(home, "PAID");
    }

    @Test
    @DisplayName(
            "R66 lose it at a host that pays when their own organization pays no more, until they get a licence there")
    void paidHost() {
        Person cy = joined("paidhost");
        hostAdmin.patch(host.path(""), "{\"licences\": 1}").expect(204);
        hostAdmin.put(external(cy, "/licence"), "{\"licence\": \"PAID\"}").expect(204);

        long position = plan(home, "FREE").position();

        cy.api().get(host.path("")).expectProblem(404, "organization.not-found");
        Answer shown = hostAdmin.get(user(cy, ""), position).expect(200);
        assertThat(List.of(shown.text("/status"), shown.text("/licence"))).containsExactly("INACTIVE", "FREE");
        hostAdmin
                .put(external(cy, "/access"), "{\"restricted\": false}")
                .expectProblem(409, "external-user.needs-licence");
        long back = hostAdmin
                .put(external(cy, "/licence"), "{\"licence\": \"PAID\"}")
                .expect(204)
                .position();
        cy.api().get(host.path("")).expect(200);
        assertThat(hostAdmin
                        .get(host.path("/users?licence=PAID"), back)
                        .expect(200)
                        .items("/id"))
                .containsExactly(cy.id());
        hostAdmin.patch(host.path(""), "{\"licences\": 0}").expect(204);
        cy.api().get(host.path("")).expectProblem(404, "organization.not-found");
        hostAdmin.patch(host.path(""), "{\"licences\": 1}").expect(204);
        hostAdmin.put(external(cy, "/licence"), "{\"licence\": \"PAID\"}").expect(204);
        cy.api().get(host.path("")).expect(200);
        Person other = joined("second");
        hostAdmin.put(external(other, "/licence"), "{\"licence\": \"PAID\"}").expectProblem(409, "licence.none-left");
        plan(home, "PAID");
    }
}
