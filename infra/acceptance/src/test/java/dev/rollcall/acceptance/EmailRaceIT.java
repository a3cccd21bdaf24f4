package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
class EmailRaceIT {

    private static final int CALLERS = 200;

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    EmailRaceIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("R22 of 200 users who claim one address at once, one gets it and nothing is left of the others")
    void oneUserGetsIt() {
        List<Answer> users = IntStream.range(0, CALLERS)
                .mapToObj(i -> office.add("User " + i, "user" + i))
                .toList();
        long before = office.add("Last User", "last").position();

        Race race = Race.of(
                CALLERS,
                i -> api.post(
                        users.get(i).header("Location") + "/emails",
                        "{\"address\": \"%s\"}".formatted(office.email(i % 2 == 0 ? "desk" : "DESK"))));

        Answer won = onlyWinner(race);
        assertThat(eventsAfter(before))
                .containsExactly("user.email-added", "user.email-verification-requested", "mail.requested");
        assertThat(gaps()).isEmpty();

        String winner = won.header("Location").replaceFirst("/emails/.*", "");
        assertThat(users.stream().filter(user -> hasDesk(user, won.position())))
                .extracting(user -> user.header("Location"))
                .containsExactly(winner);
        api.delete(won.header("Location")).expect(204);
        Answer loser = users.stream()
                .filter(user -> !user.header("Location").equals(winner))
                .findFirst()
                .orElseThrow();
        api.post(loser.header("Location") + "/emails", "{\"address\": \"%s\"}".formatted(office.email("desk")))
                .expect(201);
    }

    private boolean hasDesk(Answer user, long position) {
        return api.get(user.header("Location") + "/emails", position).items().size() == 2;
    }

    @Test
    @DisplayName(
            "R11, R22 of 200 users who are added with one address at once, one is added and nothing is left of the others")
    void oneUserIsAdded() {
        String team = office.create("teams", "East").id();
        long before = office.add("First User", "first").position();

        Race race = Race.of(
                CALLERS, i -> api.post(office.path("/users"), """
                        {"fullName": "Racer %d", "email": "%s", "teamIds": ["%s"], "fields": {"extension": "%d"}}""".formatted(i, office.email("racer"), team, i)));

        Answer won = onlyWinner(race);
        assertThat(eventsAfter(before)).containsExactly("user.added", "user.profile-changed", "user.assigned-to-team");
        assertThat(gaps()).isEmpty();
        assertThat(api.get(office.path("/users?q=racer"), won.position())
                        .expect(200)
                        .items("/id"))
                .containsExactly(won.id());
    }

    private static Answer onlyWinner(Race race) {
        assertThat(race.answers(201)).hasSize(1);
        assertThat(race.answers(409)).hasSize(CALLERS - 1).allSatisfy(lost -> lost.expectProblem(409, "email.taken"));
        return race.answers(201).getFirst();
    }

    /** But for what auditors of other tests have read before. */
    private List<String> eventsAfter(long position) {
        return rollcall.log("rollcall_owner")
                .sql("""
                        select type from event_store.event where position > ? and stream not like 'reading/%'
                        order by position""")
                .param(position)
                .query(String.class)
                .list();
    }

    /** Streams whose sequence is not 0, 1, 2 …, and the log itself where its positions are not 1, 2, 3 …. */
    private List<String> gaps() {
        return rollcall.log("rollcall_owner").sql("""
                        select stream from event_store.event group by stream
                        having min(sequence) <> 0 or max(sequence) <> count(*) - 1
                        union all
                        select 'log' from event_store.event having max(position) <> count(*)""").query(String.class).list();
    }
}
