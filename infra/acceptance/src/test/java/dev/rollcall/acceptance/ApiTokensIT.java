package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("API tokens")
class ApiTokensIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;

    private String ben = "";
    private Api user;

    ApiTokensIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
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
        return office.path("/users/" + ben + "/api-tokens" + rest);
    }

    private Answer issue(String name, String scopes, Instant expiresAt) {
        return user.post("/v1/me/api-tokens", """
                        {"name": "%s", "scopes": [%s], "expiresAt": "%s"}""".formatted(name, scopes, expiresAt))
                .expect(201);
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    @DisplayName("R35 are listed to their user and to admins, newest first, and never shown again")
    void list() {
        Instant expiresAt = tomorrow();
        Answer first = issue("Nightly, all", "\"users:read\", \"contacts:read\"", expiresAt);
        Answer second = issue("Other", "\"sign-in:read\"", expiresAt);

        for (Answer list : List.of(
                user.get("/v1/me/api-tokens", second.position()).expect(200),
                admin.get(path(""), second.position()).expect(200))) {
            assertThat(list.items("/id")).containsExactly(second.id(), first.id());
            assertThat(list.items("/name")).containsExactly("Other", "Nightly, all");
            assertThat(list.json().at("/items/1/scopes").valueStream().map(scope -> scope.asString()))
                    .containsExactly("contacts:read", "users:read");
            assertThat(list.text("/items/1/expiresAt")).isEqualTo(expiresAt.toString());
            assertThat(list.text("/items/1/issuedAt")).isNotBlank();
            assertThat(list.json().at("/items/1/lastUsedAt").isMissingNode()).isTrue();
            assertThat(list.body()).doesNotContain(first.text("/token"), second.text("/token"));
        }
    }

    @Test
    @DisplayName("R35 are listed only as long as they are good")
    void good() {
        Answer kept = issue("Kept", "\"users:read\"", tomorrow());
        Answer revoked = issue("Revoked", "\"users:read\"", tomorrow());
        Answer expired = issue("Expired", "\"users:read\"", tomorrow());
        long position =
                user.delete("/v1/me/api-tokens/" + revoked.id()).expect(204).position();
        assertThat(user.get("/v1/me/api-tokens", position).items()).hasSize(2); // the row is there to be changed
        shift(expired, "-");
        try {
            assertThat(user.get("/v1/me/api-tokens", position).items("/id")).containsExactly(kept.id());
        } finally {
            shift(expired, "+");
        }
        assertThat(user.get("/v1/me/api-tokens", position).items("/id")).containsExactly(expired.id(), kept.id());

        long reset = admin.post(office.path("/users/" + ben + "/password-resets"), "{\"clearApiTokens\": true}")
                .expect(201)
                .position();
        assertThat(admin.get(path(""), reset).items()).isEmpty();
    }

    private void shift(Answer token, String sign) {
        rollcall.readModels()
                .sql("update api_tokens_v1 set expires_at = expires_at %s interval '2 days' where id = ?"
                        .formatted(sign))
                .param(UUID.fromString(token.id()))
                .update();
    }

    @Test
    @DisplayName("R35 say when they were last used")
    void lastUsed() {
        Answer token = issue("Reader", "\"sign-in:read\", \"users:read\"", tomorrow());
        Api program = rollcall.api().as(token.text("/token"));
        Instant before = Instant.now();
        Answer me = program.get("/v1/me").expect(200);
        assertThat(me.text("/apiTokenId")).isEqualTo(token.id());

        Answer list = program.get("/v1/me/api-tokens", token.position()).expect(200);
        assertThat(Instant.parse(list.text("/items/0/lastUsedAt")))
                .isBetween(before.minusMillis(1), Instant.now().plusMillis(1));
    }

    @Test
    @DisplayName("R35 come in pages that show all once")
    void pages() {
        List<String> issued = new ArrayList<>();
        long position = 0;
        for (int i = 0; i < 5; i++) {
            Answer token = issue("Token " + i, "\"users:read\"", tomorrow());
            issued.addFirst(token.id());
            position = token.position();
        }
        List<String> seen = new ArrayList<>();
        for (String next = "/v1/me/api-tokens?limit=2"; !next.isEmpty(); ) {
            Answer page = user.get(next, position).expect(200);
            seen.addAll(page.items("/id"));
            next = Links.next(page);
        }
        assertThat(seen).isEqualTo(issued);
    }

    @Test
    @DisplayName("R35 of a user whom the organization does not have are not found; of one without any, there are none")
    void unknown() {
        Answer cy = office.add("Cy D", "cy");
        assertThat(admin.get(office.path("/users/" + cy.id() + "/api-tokens"), cy.position())
                        .expect(200)
                        .items())
                .isEmpty();
        Office other = Office.register(rollcall.api());
        long position = other.add("Zed", "zed").position();
        admin.get(office.path("/users/" + other.superAdmin() + "/api-tokens"), position)
                .expectProblem(404, "user.not-found");
        rollcall.api().get("/v1/me/api-tokens").expectProblem(403, "access.forbidden");
    }
}
