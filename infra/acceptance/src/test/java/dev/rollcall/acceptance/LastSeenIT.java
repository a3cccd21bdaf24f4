package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("When somebody was last here")
class LastSeenIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Person ben;
    private final Person eve;

    LastSeenIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.office = Office.register(rollcall.api());
        this.ben = Person.join(rollcall, office, "ben");
        this.eve = Person.join(rollcall, office, "eve");
    }

    private Answer seenByEve(long position) {
        return eve.api().get(ben.path("/last-seen"), position).expect(200);
    }

    @Test
    @DisplayName("R17 is told while they have no session that is in use, and only then")
    void idle() {
        Instant before = Instant.now().minusSeconds(60);
        long position = office.create("teams", "East").position();
        assertThat(seenByEve(position).body()).isEqualTo("{\"state\":\"ACTIVE\"}");

        long left = ben.api().delete("/v1/sessions/current").expect(204).position();
        Answer idle = seenByEve(left);
        assertThat(idle.text("/state")).isEqualTo("IDLE");
        assertThat(Instant.parse(idle.text("/lastSeenAt"))).isBetween(before, Instant.now());
        assertThat(idle.json().has("hidden")).isFalse();
    }

    @Test
    @DisplayName("R17 of who never was, there is nothing to tell")
    void never() {
        Answer added = office.add("Cy D", "cy");
        assertThat(eve.api()
                        .get(added.header("Location") + "/last-seen", added.position())
                        .expect(200)
                        .body())
                .isEqualTo("{\"state\":\"IDLE\"}");
    }

    @Test
    @DisplayName("R17 is hidden from others by who wants it so, and shown again")
    void hidden() {
        long hidden = ben.api()
                .put("/v1/me/last-seen", "{\"hidden\": true}")
                .expect(204)
                .position();
        assertThat(seenByEve(hidden).body()).isEqualTo("{\"state\":\"HIDDEN\"}");
        assertThat(ben.api().get(ben.path("/last-seen"), hidden).expect(200).body())
                .isEqualTo("{\"state\":\"ACTIVE\",\"hidden\":true}");
        long shown = ben.api()
                .put("/v1/me/last-seen", "{\"hidden\": false}")
                .expect(204)
                .position();
        assertThat(seenByEve(shown).text("/state")).isEqualTo("ACTIVE");
        ben.api().put("/v1/me/last-seen", "{}").expectProblem(422, "request.invalid-fields");
    }

    @Test
    @DisplayName("R17 is for those of the organization")
    void foreign() {
        Office other = Office.register(rollcall.api());
        Person stranger = Person.join(rollcall, other, "stranger");
        stranger.api().get(ben.path("/last-seen")).expectProblem(404, "organization.not-found");
        stranger.api().get(other.path("/users/" + ben.id() + "/last-seen")).expectProblem(404, "user.not-found");
    }
}
