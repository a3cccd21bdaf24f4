package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("Channels")
class ChannelsIT {

    private final Rollcall rollcall;
    private final Api api;
    private Office office;
    private Person ben;

    ChannelsIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.api = rollcall.api();
        this.office = Office.register(api);
        this.ben = Person.join(rollcall, office, "ben");
    }

    @BeforeEach
    void ben() {
        office = Office.register(api);
        ben = Person.join(rollcall, office, "ben");
    }

    private String of(Person person, Answer channel) {
        return person.path("/channels/" + channel.id());
    }

    @Test
    @DisplayName("R8 are opened by an admin, who owns them, renamed and archived; each change has its version")
    void live() {
        Api boss = office.superAdminApi();
        Answer opened =
                boss.post(office.path("/channels"), "{\"name\": \"Talk\"}").expect(201);
        assertThat(opened.text("/kind")).isEqualTo("ORGANIZATION");
        assertThat(opened.text("/ownerId")).isEqualTo(office.superAdmin());
        String path = opened.header("Location");
        boss.post(office.path("/channels"), "{\"name\": \"TALK\"}").expectProblem(409, "channel.name-taken");
        Answer renamed = boss.send("PATCH", path, "{\"name\": \"Chat\"}", Map.of("If-Match", opened.etag()))
                .expect(204);
        boss.send("PATCH", path, "{\"name\": \"Chats\"}", Map.of("If-Match", opened.etag()))
                .expectProblem(412, "request.stale");
        Answer archived = boss.delete(path).expect(204);

        Answer read = ben.api().get(path, archived.position()).expect(200);
        assertThat(read.text("/name")).isEqualTo("Chat");
        assertThat(read.text("/ownerId")).isEqualTo(office.superAdmin());
        assertThat(read.json().at("/archived").asBoolean()).isTrue();
        assertThat(read.etag()).isEqualTo(archived.etag()).isNotEqualTo(renamed.etag());
        assertThat(boss.get(office.path("/channels")).expect(200).items("/name"))
                .containsExactly("Chat");
        ben.api().post(office.path("/channels"), "{\"name\": \"Mine\"}").expectProblem(403, "access.forbidden");
    }

    @Test
    @DisplayName("R8 of a team are for one that is open here")
    void ofATeam() {
        Answer gone = office.create("teams", "Gone");
        api.delete(gone.header("Location")).expect(204);
        String body = "{\"name\": \"Team talk\", \"kind\": \"TEAM\", \"teamId\": \"%s\"}";
        assertThat(api.post(office.path("/channels"), body.formatted(gone.id()))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/teamId team.archived");
        assertThat(api.post(office.path("/channels"), body.formatted(UUID.randomUUID()))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/teamId team.not-found");
        api.post(office.path("/channels"), "{\"name\": \"Team talk\", \"kind\": \"TEAM\"}")
                .expectProblem(422, "request.invalid-fields");
    }

    @Test
    @DisplayName("R15 are joined and left by users themselves, and listed under the name that they have by then")
    void joinAndLeave() {
        Answer talk = office.create("channels", "Talk");
        Answer chat = office.create("channels", "Chat");
        ben.api().put(of(ben, talk)).expect(204);
        ben.api().put(of(ben, talk)).expectProblem(409, "user.already-in-channel");
        api.put(of(ben, chat)).expect(204);
        long renamed = api.patch(talk.header("Location"), "{\"name\": \"All of us\"}")
                .expect(204)
                .position();
        assertThat(ben.api().get(ben.path("/channels"), renamed).expect(200).items("/name"))
                .containsExactly("All of us", "Chat");
        Answer first = ben.api().get(ben.path("/channels?limit=1"), renamed).expect(200);
        assertThat(first.items("/name")).containsExactly("All of us");
        assertThat(ben.api().get(Links.next(first)).expect(200).items("/name")).containsExactly("Chat");

        long left = ben.api().delete(of(ben, talk)).expect(204).position();
        assertThat(ben.api().get(ben.path("/channels"), left).items("/name")).containsExactly("Chat");
        ben.api().delete(of(ben, talk)).expectProblem(409, "user.not-in-channel");
    }

    @Test
    @DisplayName("R15 are refused that do not exist, are archived or another organization's")
    void refused() {
        Answer talk = office.create("channels", "Talk");
        Answer chat = office.create("channels", "Chat");
        Answer foreign = Office.register(api).create("channels", "Talk");
        api.put(of(ben, talk)).expect(204);
        api.delete(talk.header("Location")).expect(204);
        api.delete(chat.header("Location")).expect(204);

        api.put(of(ben, chat)).expectProblem(409, "channel.archived");
        api.delete(of(ben, talk)).expectProblem(409, "channel.archived");
        api.put(of(ben, foreign)).expectProblem(404, "channel.not-found");
        api.delete(of(ben, foreign)).expectProblem(404, "channel.not-found");
        api.put(ben.path("/channels/" + UUID.randomUUID())).expectProblem(404, "channel.not-found");
        Person eve = Person.join(rollcall, office, "eve");
        eve.api().put(of(ben, chat)).expectProblem(403, "access.forbidden");
        eve.api().get(ben.path("/channels")).expectProblem(403, "access.forbidden");
    }

    @Test
    @DisplayName("R15 of a team are for who is in it: who leaves the team leaves them, archived or not")
    void leftWithTheTeam() {
        String team = office.create("teams", "East").id();
        String body = "{\"name\": \"%s\", \"kind\": \"TEAM\", \"teamId\": \"" + team + "\"}";
        Answer talk =
                api.post(office.path("/channels"), body.formatted("East talk")).expect(201);
        Answer old =
                api.post(office.path("/channels"), body.formatted("Old talk")).expect(201);
        Answer all = office.create("channels", "All");
        api.put(of(ben, talk)).expectProblem(409, "user.not-in-team");
        api.put(ben.path("/teams/" + team)).expect(204);
        ben.api().put(of(ben, talk)).expectProblem(403, "channel.admins-only");
        api.put(of(ben, talk)).expect(204);
        api.put(of(ben, old)).expect(204);
        api.put(of(ben, all)).expect(204);
        api.delete(old.header("Location")).expect(204);

        long left = api.delete(ben.path("/teams/" + team)).expect(204).position();
        assertThat(api.get(ben.path("/channels"), left).expect(200).items("/name"))
                .containsExactly("All");
        assertThat(rollcall.log("rollcall_command")
                        .sql("""
                                select payload::text from event_store.event
                                where stream = ? and type = 'user.left-channel'""")
                        .param("user/" + ben.id())
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(payload -> payload.contains("LEFT_TEAM"));
    }

    @Test
    @DisplayName("R15 of racing admins who put somebody in one does")
    void race() {
        Answer talk = office.create("channels", "Talk");
        Race race = Race.of(10, i -> api.put(of(ben, talk)));
        assertThat(race.answers(204)).hasSize(1);
        assertThat(race.answers(409)).hasSize(9);
    }
}
