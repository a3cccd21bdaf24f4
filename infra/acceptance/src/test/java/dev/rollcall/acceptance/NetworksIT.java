package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("Networks")
class NetworksIT {

    private final Rollcall rollcall;
    private final Api api;
    private Office office;
    private Person ben;
    private Answer runners;

    NetworksIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.api = rollcall.api();
        this.office = Office.register(api);
        this.ben = Person.join(rollcall, office, "ben");
        this.runners = network("Runners", "BY_REQUEST");
    }

    @BeforeEach
    void ben() {
        office = Office.register(api);
        ben = Person.join(rollcall, office, "ben");
        runners = network("Runners", "BY_REQUEST");
    }

    private Answer network(String name, String joining) {
        return api.post(office.path("/networks"), "{\"name\": \"%s\", \"joining\": \"%s\"}".formatted(name, joining))
                .expect(201);
    }

    private String of(Person person) {
        return person.path("/networks/" + runners.id());
    }

    private String request(Person person, String rest) {
        return office.path("/networks/%s/requests/%s%s".formatted(runners.id(), person.id(), rest));
    }

    private Answer ask(Person person) {
        return person.api().put(of(person), "{\"message\": \"Please\"}").expect(202);
    }

    @Test
    @DisplayName("R8 are founded, changed and archived, with names of their own")
    void live() {
        assertThat(office.create("networks", "Cooks").text("/joining")).isEqualTo("DIRECT");
        api.post(office.path("/networks"), "{\"name\": \"RUNNERS\"}").expectProblem(409, "network.name-taken");
        String path = runners.header("Location");
        Answer changed = api.patch(path, "{\"joining\": \"DIRECT\", \"name\": \"Joggers\"}")
                .expect(204);
        Answer read = ben.api().get(path, changed.position()).expect(200);
        assertThat(read.text("/joining")).isEqualTo("DIRECT");
        assertThat(read.text("/name")).isEqualTo("Joggers");
        assertThat(read.etag()).isEqualTo(changed.etag());
        api.delete(path).expect(204);
        api.patch(path, "{\"joining\": \"BY_REQUEST\"}").expectProblem(409, "network.archived");
        ben.api().put(of(ben)).expectProblem(409, "network.archived");
    }

    @Test
    @DisplayName("R15 are joined directly where nobody has to ask, and left")
    void direct() {
        runners = network("Cooks", "DIRECT");
        ben.api().put(of(ben)).expect(204);
        ben.api().put(of(ben)).expectProblem(409, "user.already-in-network");
        long left = ben.api().delete(of(ben)).expect(204).position();
        assertThat(ben.api().get(ben.path("/networks"), left).items()).isEmpty();
        ben.api().delete(of(ben)).expectProblem(409, "user.not-in-network");
        ben.api().put(ben.path("/networks/" + UUID.randomUUID())).expectProblem(404, "network.not-found");
        ben.api().delete(ben.path("/networks/" + UUID.randomUUID())).expectProblem(404, "network.not-found");
    }

    @Test
    @DisplayName("R15 that are joined by request show who asks, longest first, and let in whom an admin accepts")
    void accepted() {
        Person eve = Person.join(rollcall, office, "eve");
        Answer asked = ask(ben);
        assertThat(asked.text("/state")).isEqualTo("REQUESTED");
        long position = eve.api().put(of(eve)).expect(202).position();
        ben.api().put(of(ben)).expectProblem(409, "network.already-requested");

        String requests = office.path("/networks/" + runners.id() + "/requests");
        Answer first = api.get(requests + "?limit=1", position).expect(200);
        assertThat(first.items("/userId")).containsExactly(ben.id());
        assertThat(first.items("/message")).containsExactly("Please");
        assertThat(first.items("/fullName")).containsExactly("Person ben");
        assertThat(api.get(Links.next(first)).expect(200).items("/userId")).containsExactly(eve.id());
        ben.api().get(requests).expectProblem(403, "access.forbidden");
        ben.api().put(request(ben, "/acceptance")).expectProblem(403, "access.forbidden");

        long accepted = api.put(request(ben, "/acceptance")).expect(204).position();
        api.put(request(ben, "/acceptance")).expectProblem(404, "network-request.not-found");
        assertThat(ben.api().get(ben.path("/networks"), accepted).expect(200).items("/state"))
                .containsExactly("MEMBER");
        assertThat(api.get(requests, accepted).items("/userId")).containsExactly(eve.id());
        long let = api.put(of(eve)).expect(204).position();
        assertThat(api.get(requests, let).items()).isEmpty();
    }

    @Test
    @DisplayName("R15 tell whom an admin rejects why, who may ask again; and forget who withdraws")
    void rejectedAndWithdrawn() {
        ask(ben);
        api.put(request(ben, "/rejection"), "{}").expectProblem(422, "request.invalid-fields");
        long rejected = api.put(request(ben, "/rejection"), "{\"reason\": \"Too slow\"}")
                .expect(204)
                .position();
        Answer list = ben.api().get(ben.path("/networks"), rejected).expect(200);
        assertThat(list.items("/state")).containsExactly("REJECTED");
        assertThat(list.items("/reason")).containsExactly("Too slow");

        ask(ben);
        Person eve = Person.join(rollcall, office, "eve");
        eve.api().delete(request(ben, "")).expectProblem(403, "access.forbidden");
        long withdrawn = ben.api().delete(request(ben, "")).expect(204).position();
        assertThat(ben.api().get(ben.path("/networks"), withdrawn).items()).isEmpty();
        api.put(request(ben, "/acceptance")).expectProblem(404, "network-request.not-found");
        assertThat(rollcall.log("rollcall_command")
                        .sql(
                                "select payload::text from event_store.event where stream = ? and type like 'user.network%'")
                        .param("user/" + ben.id())
                        .query(String.class)
                        .list())
                .hasSize(4)
                .noneMatch(payload -> payload.contains("Too slow") || payload.contains("Please"));
    }

    @RepeatedTest(3)
    @DisplayName("R15 of acceptance, rejection and withdrawal at once exactly one holds")
    void race() {
        ask(ben);
        Race race = Race.of(6, i -> switch (i % 3) {
            case 0 -> api.put(request(ben, "/acceptance"));
            case 1 -> api.put(request(ben, "/rejection"), "{\"reason\": \"No\"}");
            default -> ben.api().delete(request(ben, ""));
        });
        assertThat(race.answers(204)).hasSize(1);
        assertThat(race.answers(404)).hasSize(5);
        long position = race.answers(204).getFirst().position();
        String state = String.join(
                ",", ben.api().get(ben.path("/networks"), position).expect(200).items("/state"));
        assertThat(state).isIn(List.of("MEMBER", "REJECTED", ""));
    }

    @Test
    @DisplayName("R8, R15 nobody comes in by themself once one has to ask, however fast")
    void raceWithTheRule() {
        runners = network("Cooks", "DIRECT");
        List<Person> people = List.of(
                ben,
                Person.join(rollcall, office, "eve"),
                Person.join(rollcall, office, "cy"),
                Person.join(rollcall, office, "dan"));
        Race race = Race.of(
                5,
                i -> i == 4
                        ? api.patch(runners.header("Location"), "{\"joining\": \"BY_REQUEST\"}")
                        : people.get(i).api().put(of(people.get(i))));
        long changed = race.all().getLast().expect(204).position();
        race.all()
                .subList(0, 4)
                .forEach(answer -> assertThat(answer.position() < changed)
                        .as("%s at %s, changed at %s", answer.status(), answer.position(), changed)
                        .isEqualTo(answer.status() == 204));
    }
}
