package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunsRollcall
@DisplayName("The two-factor status")
class TwoFactorIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;

    TwoFactorIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
    }

    private String path(String userId) {
        return office.path("/users/" + userId + "/two-factor");
    }

    @Test
    @DisplayName("R37 of organization and user are read together")
    void together() {
        Answer ben = office.add("Ben C", "ben");
        Answer before = admin.get(path(ben.id()), ben.position()).expect(200);
        assertThat(before.json().at("/user/enrolled").asBoolean()).isFalse();
        assertThat(before.json().at("/user/enrolledAt").isMissingNode()).isTrue();
        assertThat(before.text("/organization/requirement")).isEqualTo("OPTIONAL");

        long changed = admin.put(office.path("/policies/two-factor"), "{\"requirement\": \"REQUIRED\"}")
                .expect(204)
                .position();

        assertThat(admin.get(path(ben.id()), changed).text("/organization/requirement"))
                .isEqualTo("REQUIRED");
    }

    @ParameterizedTest(name = "R37 of a user shows the enrolment, and that {0} took it away")
    @ValueSource(strings = {"the user", "an admin"})
    void ofUser(String who) {
        String ben = office.add("Ben C", "ben").id();
        Api user = office.signIn(ben, office.email("ben"));
        Instant before = Instant.now();
        Authenticator.enrol(user);
        long enrolled = office.create("teams", "East").position();

        Answer read = user.get(path(ben), enrolled).expect(200);
        assertThat(read.json().at("/user/enrolled").asBoolean()).isTrue();
        assertThat(Instant.parse(read.text("/user/enrolledAt")))
                .isBetween(before.minusMillis(1), Instant.now().plusMillis(1));

        long gone = (who.equals("the user") ? user.delete("/v1/me/two-factor") : admin.delete(path(ben)))
                .expect(204)
                .position();

        Answer after = admin.get(path(ben), gone).expect(200);
        assertThat(after.json().at("/user/enrolled").asBoolean()).isFalse();
        assertThat(after.json().at("/user/enrolledAt").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("R37 of a user whom the organization does not have is not found")
    void unknown() {
        Office other = Office.register(rollcall.api());
        long position = other.add("Zed", "zed").position();
        admin.get(path(other.superAdmin()), position).expectProblem(404, "user.not-found");
    }
}
