package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@RunsRollcall
@DisplayName("A request with an Idempotency-Key")
class IdempotencyIT {

    private static final int CALLERS = 50;

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final String key = UUID.randomUUID().toString();

    IdempotencyIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    private Answer send(Api api, String method, String path, String body) {
        return api.send(method, path, body, Map.of("Idempotency-Key", key));
    }

    private String newcomer(String localPart) {
        return "{\"fullName\": \"Retried Person\", \"email\": \"%s\"}".formatted(office.email(localPart));
    }

    @Test
    @DisplayName("is carried out once, and answered alike each time")
    void once() {
        Answer first =
                send(api, "POST", office.path("/users"), newcomer("retried")).expect(201);
        long head = head();

        Answer second =
                send(api, "POST", office.path("/users"), newcomer("retried")).expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        for (String header : new String[] {"Location", "ETag", "Rollcall-Position", "Content-Type"}) {
            assertThat(second.header(header)).isEqualTo(first.header(header)).isNotEmpty();
        }
        assertThat(head()).isEqualTo(head);
    }

    @Test
    @DisplayName("is carried out once when it comes many times at once, to two instances")
    void racing() {
        int port = FreePort.next();
        try (ConfigurableApplicationContext ignored = rollcall.commandService(port)) {
            Api other = new Api(URI.create("http://127.0.0.1:" + port), rollcall.token());
            long before = head();

            Race race = Race.of(
                    CALLERS, i -> send(i % 2 == 0 ? api : other, "POST", office.path("/users"), newcomer("raced")));

            assertThat(race.answers(201)).hasSize(CALLERS);
            assertThat(race.all().stream().map(Answer::id).distinct()).hasSize(1);
            assertThat(head()).isEqualTo(before + 1);
        }
    }

    @Test
    @DisplayName("is not mistaken for another request of the same key")
    void anotherRequest() {
        send(api, "POST", office.path("/users"), newcomer("one")).expect(201);

        send(api, "POST", office.path("/users"), newcomer("other")).expectProblem(422, "idempotency-key.reused");
        send(api, "POST", office.path("/teams"), newcomer("one")).expect(422);
    }

    @Test
    @DisplayName("that changes nothing is answered the same even when it would change something by now")
    void nothingToDo() {
        String user = office.add("Settled Person", "settled").header("Location");
        String renamed = "{\"fullName\": \"Settled Person\"}";
        Answer first = send(api, "PATCH", user, renamed).expect(204);
        api.patch(user, "{\"fullName\": \"Somebody Else\"}").expect(204);
        long head = head();

        Answer second = send(api, "PATCH", user, renamed).expect(204);

        assertThat(second.position()).isEqualTo(first.position());
        assertThat(head()).isEqualTo(head);
    }

    @Test
    @DisplayName("that was refused may be sent again")
    void refused() {
        send(api, "POST", office.path("/users"), "{}").expect(422);
        String user = office.add("First Holder", "wanted").header("Location");
        send(api, "POST", office.path("/users"), newcomer("wanted")).expectProblem(409, "email.taken");
        api.patch(user, "{\"fullName\": \"Holder Still\"}").expect(204);

        api.post(user + "/emails", "{\"address\": \"%s\"}".formatted(office.email("kept")))
                .expect(201);
        send(api, "POST", office.path("/users"), newcomer("wanted")).expectProblem(409, "email.taken");
        send(api, "POST", office.path("/users"), newcomer("free")).expect(201);
    }

    @Test
    @DisplayName("and no readable key is told so")
    void unreadable() {
        api.send("POST", office.path("/users"), newcomer("odd"), Map.of("Idempotency-Key", "x".repeat(256)))
                .expectProblem(400, "request.malformed");
    }

    @Test
    @DisplayName("leaves nothing in the database that tells its key or its answer")
    void sealed() {
        send(api, "POST", office.path("/users"), newcomer("discreet")).expect(201);

        assertThat(rollcall.log("rollcall_owner")
                        .sql("select a::text || encode(sealed, 'escape') from command.answer a")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(key) || row.contains("discreet") || row.contains("Retried"));
    }

    private long head() {
        return rollcall.log("rollcall_owner")
                .sql("select max(position) from event_store.event")
                .query(Long.class)
                .single();
    }
}
