package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.acceptance.NodeProgram.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Programs of others, which read the whole feed: everything that was changed before as well. */
@RunsRollcall
@DisplayName("A subscriber that knows nothing of our code")
class SubscribersIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    SubscribersIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    /** A user and what can become of them; the position of the last change. */
    private record Story(String userId, long position) {}

    private Story story() {
        Person ben = Person.join(rollcall, office, "ben-" + System.nanoTime());
        String team = office.create("teams", "Team of " + ben.id()).id();
        api.patch(ben.path(""), "{\"fullName\": \"Ben Other\", \"fields\": {\"designation\": \"Tr\u00e4der\"}}")
                .expect(204);
        api.put(ben.path("/teams/" + team)).expect(204);
        ben.signIn("MOBILE");
        ben.attempt("not the password").expect(401);
        Answer invited = api.post(
                        office.path("/invitations"),
                        "{\"email\": \"%s\", \"role\": \"MEMBER\"}".formatted("cy-" + ben.email()))
                .expect(201);
        assertThat(invited.position()).isPositive();
        api.post(
                        ben.path("/interactions"),
                        "{\"with\": \"%s\", \"kind\": \"CALL\", \"at\": \"2020-05-01T09:00:00Z\"}"
                                .formatted(office.superAdmin()))
                .expect(200);
        long last = office.superAdminApi()
                .put(ben.path("/status"), "{\"status\": \"INACTIVE\"}")
                .expect(204)
                .position();
        new Subscriber(rollcall.parts().bootstrapServers()).readUpTo(last, Duration.ofSeconds(90));
        return new Story(ben.id(), last);
    }

    private Run subscribe(String origin, long position) throws IOException, InterruptedException {
        return SubscriberProgram.installed()
                .run(
                        "subscribe.mjs",
                        Map.of(
                                "ROLLCALL_ORIGIN",
                                origin,
                                "KAFKA",
                                rollcall.parts().bootstrapServers()),
                        Long.toString(position));
    }

    @Test
    @DisplayName("R95 R96 finds every record of the feed as the AsyncAPI document says: headers, key and data")
    void everyRecord() throws Exception {
        Story story = story();

        Run run = subscribe(rollcall.origin().toString(), story.position());

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("All of 1 to %d are as the document says.".formatted(story.position()))
                .contains(List.of(
                        "rollcall.organization.registered.v1 ",
                        "rollcall.organization.team-created.v1 ",
                        "rollcall.user.added.v1 ",
                        "rollcall.user.profile-changed.v1 ",
                        "rollcall.user.assigned-to-team.v1 ",
                        "rollcall.user.invited.v1 ",
                        "rollcall.user.deactivated.v1 ",
                        "rollcall.mail.requested.v1 ",
                        "rollcall.account.password-reset.v1 ",
                        "rollcall.account.password-changed.v1 ",
                        "rollcall.account.sign-in-failed.v1 ",
                        "rollcall.session.started.v1 ",
                        "rollcall.session.ended.v1 ",
                        "rollcall.contacts.interactions-recorded.v1 "));
    }

    @Test
    @DisplayName("R96 says which type the document does not know, and which field is not as it says")
    void notAsPromised() throws Exception {
        Story story = story();

        assertThat(subscribeBy(story, document -> {
                    document.withObject("/channels/events/messages").remove("rollcall.user.added.v1");
                }))
                .contains("the document does not know the type rollcall.user.added.v1");
        assertThat(subscribeBy(
                        story,
                        document -> document.withObject(
                                        "/components/schemas/rollcall.user.added.v1/properties/fullName")
                                .put("type", "integer")))
                .contains("rollcall.user.added.v1: payload: data/fullName must be integer");
        assertThat(subscribeBy(
                        story,
                        document -> document.withObject("/components/schemas/CloudEvent")
                                .withArray("required")
                                .add("ce_colour")))
                .contains("headers: data must have required property 'ce_colour'");
    }

    /** What the program says that is given another document. */
    private String subscribeBy(Story story, Consumer<ObjectNode> change) throws Exception {
        ObjectNode document =
                (ObjectNode) api.as("").get("/asyncapi.json").expect(200).json();
        change.accept(document);
        byte[] changed = document.toString().getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/asyncapi.json", exchange -> {
            exchange.sendResponseHeaders(200, changed.length);
            exchange.getResponseBody().write(changed);
            exchange.close();
        });
        server.start();
        try {
            Run run = subscribe("http://127.0.0.1:" + server.getAddress().getPort(), story.position());
            assertThat(run.status()).as(run.output()).isEqualTo(1);
            return run.output();
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("R95 is kcat, which shows what became of a user in order, with the headers")
    void kcat() throws Exception {
        assumeFalse("none".equals(System.getenv("ROLLCALL_KCAT")), "Here is no kcat, and none to be had");
        NodeProgram kcat = NodeProgram.find("kcat");
        Story story = story();

        Run run = kcat.run(
                Path.of("").toAbsolutePath(),
                Map.of(),
                "-C",
                "-q",
                "-e",
                "-J",
                "-o",
                "beginning",
                "-b",
                rollcall.parts().bootstrapServers(),
                "-t",
                "rollcall.events");

        assertThat(run.status()).as(run.output()).isZero();
        List<JsonNode> mine = run.output()
                .lines()
                .map(JSON::readTree)
                .filter(record -> record.path("key").asString().equals("user/" + story.userId()))
                .toList();
        assertThat(mine.stream().map(record -> header(record, "ce_type")).distinct())
                .containsSubsequence(
                        "rollcall.user.added.v1",
                        "rollcall.user.profile-changed.v1",
                        "rollcall.user.assigned-to-team.v1",
                        "rollcall.user.deactivated.v1");
        assertThat(mine).allSatisfy(record -> {
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_subject")).isEqualTo("user/" + story.userId());
            assertThat(header(record, "content-type")).isEqualTo("application/json");
            assertThat(JSON.readTree(record.path("payload").asString())
                            .path("userId")
                            .asString())
                    .isEqualTo(story.userId());
        });
    }

    /** Names and values in turn. */
    private static String header(JsonNode record, String name) {
        JsonNode headers = record.path("headers");
        for (int i = 0; i + 1 < headers.size(); i += 2) {
            if (headers.path(i).asString().equals(name)) {
                return headers.path(i + 1).asString();
            }
        }
        return "";
    }
}
