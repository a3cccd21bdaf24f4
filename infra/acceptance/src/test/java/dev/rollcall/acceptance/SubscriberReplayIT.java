package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.Subscriber.Received;
import dev.rollcall.standalone.parts.FreePort;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunsRollcall
@DisplayName("R97 A replay for a subscriber")
class SubscriberReplayIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Subscriber subscriber;
    private final String name = "r-" + UUID.randomUUID();

    SubscriberReplayIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.subscriber = new Subscriber(rollcall.parts().bootstrapServers());
    }

    private Answer request(String rest) {
        return api.post("/v1/replays", "{\"name\": \"%s\"%s}".formatted(name, rest));
    }

    private List<Received> messages(Answer requested) {
        return subscriber.readUpTo(requested.text("/topic"), SubscriberReplayIT::isMarker, LONGEST_WAIT);
    }

    private static boolean isMarker(Received message) {
        return "rollcall.replay.completed.v1".equals(message.headers().get("ce_type"));
    }

    /** All but the marker, which is the last and says what it has to. */
    private static List<Received> events(List<Received> messages, Answer requested) {
        assertThat(messages).filteredOn(SubscriberReplayIT::isMarker).hasSize(1);
        List<Received> events = messages.subList(0, messages.size() - 1);
        JsonNode end = JSON.readTree(messages.getLast().data());
        assertThat(end.at("/replayId").asString()).isEqualTo(requested.id());
        assertThat(end.at("/from").asLong())
                .isEqualTo(requested.json().at("/from").asLong());
        assertThat(end.at("/target").asLong())
                .isEqualTo(requested.json().at("/target").asLong());
        assertThat(end.at("/events").asLong())
                .isEqualTo(events.stream().map(Received::position).distinct().count());
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.headers()).containsEntry("ce_replay", requested.id()));
        return events;
    }

    private Answer done(Answer requested) {
        return Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(
                        () -> api.get(requested.header("Location")),
                        replay -> replay.text("/state").equals("DONE"));
    }

    private static Received withoutReplay(Received message) {
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.remove("ce_replay");
        return new Received(message.key(), headers, message.data());
    }

    @Test
    @DisplayName("of everything is what the feed has sent, byte for byte, in the order of the log, and then a marker")
    void everything() {
        office.add("Ada A", "ada-everything");
        Answer requested = request("").expect(201);
        long target = requested.json().at("/target").asLong();

        List<Received> events = events(messages(requested), requested);

        assertThat(events.stream().map(Received::position).toList())
                .isEqualTo(LongStream.rangeClosed(1, target).boxed().toList());
        Map<Long, Received> feed = subscriber.readUpTo(target, LONGEST_WAIT).stream()
                .collect(Collectors.toMap(Received::position, each -> each, (one, again) -> one));
        assertThat(events).allSatisfy(event -> {
            Received sent = Objects.requireNonNull(feed.get(event.position()));
            if (event.data().contains("[erased]")) {
                assertThat(event.headers())
                        .containsEntry("ce_id", sent.headers().get("ce_id"));
            } else {
                assertThat(withoutReplay(event)).isEqualTo(sent);
            }
        });
        Answer done = done(requested);
        assertThat(done.json().at("/progress/position").asLong()).isEqualTo(target);
        assertThat(done.json().at("/progress/events").asLong()).isEqualTo(target);
        assertThat(done.text("/endedAt")).isNotEmpty();
    }

    @Test
    @DisplayName("begins at a position, or at the first event that was recorded at an instant or later")
    void beginnings() {
        long position = office.add("Ben B", "ben-beginnings").position();
        Answer byPosition =
                request(", \"fromPosition\": %d".formatted(position)).expect(201);
        List<Received> events = events(messages(byPosition), byPosition);
        assertThat(events.getFirst().position()).isEqualTo(position);
        Instant recorded = OffsetDateTime.parse(
                        Objects.requireNonNull(events.getFirst().headers().get("ce_time")))
                .toInstant();
        done(byPosition);

        Answer byInstant =
                request(", \"fromInstant\": \"%s\"".formatted(recorded)).expect(201);

        assertThat(byInstant.json().at("/from").asLong()).isLessThanOrEqualTo(position);
        assertThat(messages(byInstant).stream()
                        .filter(each -> byInstant.id().equals(each.headers().get("ce_replay")))
                        .filter(each -> !isMarker(each)))
                .allSatisfy(each -> assertThat(OffsetDateTime.parse(
                                        Objects.requireNonNull(each.headers().get("ce_time")))
                                .toInstant())
                        .isAfterOrEqualTo(recorded));
    }

    @Test
    @DisplayName("of one user is all that is about them, with what others did to them, and nothing else")
    void ofUser() {
        Person ben = Person.join(rollcall, office, "ben-of-user");
        Person cy = Person.join(rollcall, office, "cy-of-user");
        String team = office.create("teams", "Team of one user").id();
        api.put(ben.path("/teams/" + team)).expect(204);
        api.put(cy.path("/teams/" + team)).expect(204);
        ben.attempt("not the password").expect(401);
        api.post(cy.path("/interactions"), """
                {"with": "%s", "kind": "CALL", "at": "2020-05-01T09:00:00Z"}""".formatted(ben.id())).expect(200);
        Answer requested = request(", \"userId\": \"%s\"".formatted(ben.id())).expect(201);

        List<Received> events = events(messages(requested), requested);

        assertThat(events)
                .extracting(event -> event.headers().getOrDefault("ce_type", ""))
                .contains("rollcall.user.added.v1", "rollcall.user.assigned-to-team.v1", "rollcall.session.started.v1");
        assertThat(events).allSatisfy(event -> assertThat(event.data()).contains(ben.id()));
        assertThat(events).noneMatch(event -> event.key().equals("user/" + cy.id()));
        assertThat(events).extracting(Received::position).isSorted();
        assertThat(api.get(requested.header("Location")).text("/userId")).isEqualTo(ben.id());
    }

    @Test
    @DisplayName("keeps erased who was erased, though the feed once told of them")
    void erased() {
        Person admin = Person.superAdmin(rollcall, office);
        String id = office.add("Zacharias Forgotten", "zacharias-forgotten").id();
        Person gone = new Person(rollcall, office, id, office.email("zacharias-forgotten"), api);
        admin.api()
                .post(gone.path("/deletion"), "{\"confirm\": \"%s\"}".formatted(gone.email()))
                .expect(204);
        awaitAt(gone.path("/deletion"), "/completedAt");
        admin.api().post(gone.path("/erasure"), "{}").expect(204);
        awaitAt(gone.path("/deletion"), "/erasure/receipt");

        Answer requested = request(", \"userId\": \"%s\"".formatted(id)).expect(201);

        List<Received> events = events(messages(requested), requested);
        assertThat(events)
                .anySatisfy(event -> assertThat(event.headers()).containsEntry("ce_type", "rollcall.user.erased.v1"))
                .anySatisfy(event -> assertThat(event.data()).contains("[erased]"))
                .noneSatisfy(event -> assertThat(event.data()).containsIgnoringCase("zacharias"));
    }

    private void awaitAt(String path, String pointer) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> !api.get(path).json().at(pointer).isMissingNode());
    }

    @Test
    @DisplayName("waits while Kafka is away, says so, can be found and cannot be asked for twice; then it goes on")
    void waits() {
        Answer requested;
        rollcall.parts().loseKafka();
        try {
            requested = request("").expect(201);
            Answer waiting = Awaitility.await()
                    .atMost(LONGEST_WAIT)
                    .until(
                            () -> api.get(requested.header("Location")),
                            replay -> !replay.json().at("/progress/problem").isMissingNode());
            assertThat(waiting.text("/state")).isEqualTo("RUNNING");
            assertThat(api.get("/v1/replays?limit=500").items("/id")).contains(requested.id());
            request("").expectProblem(409, "replay.running");
            long changed = office.add("Meanwhile M", "meanwhile").position();
            Awaitility.await("others who have something to do every second do it")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> api.get("/v1/audit/checkpoints?limit=1")
                                    .json()
                                    .at("/items/0/size")
                                    .asLong()
                            >= changed);
        } finally {
            rollcall.parts().restoreKafka();
        }
        List<Received> events = events(messages(requested), requested);
        assertThat(events.stream().map(Received::position).distinct())
                .hasSize(requested.json().at("/target").asInt());
        assertThat(done(requested).json().at("/progress/problem").isMissingNode())
                .isTrue();
    }

    @Test
    @DisplayName("waits for a topic that takes nothing, and begins again in one that was made anew meanwhile")
    void anotherTopic() throws Exception {
        String topic = "rollcall.replay." + name;
        try (Admin kafka =
                Admin.create(Map.of("bootstrap.servers", rollcall.parts().bootstrapServers()))) {
            kafka.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "300"))))
                    .all()
                    .get();
            Answer requested = request("").expect(201);
            Awaitility.await()
                    .atMost(LONGEST_WAIT)
                    .until(() -> "TOPIC_REFUSES"
                            .equals(api.get(requested.header("Location"))
                                    .json()
                                    .at("/progress/problem")
                                    .asString("")));
            // As if it had come to here, in the topic that goes now.
            rollcall.logAsSuperuser()
                    .sql("update command.replay set reached = 5, events = 5 where id = ?::uuid")
                    .param(requested.id())
                    .update();
            kafka.deleteTopics(List.of(topic)).all().get();

            assertThat(events(messages(requested), requested).stream()
                            .map(Received::position)
                            .distinct())
                    .containsExactlyElementsOf(LongStream.rangeClosed(
                                    1, requested.json().at("/target").asLong())
                            .boxed()
                            .toList());
            done(requested);
        }
    }

    @Test
    @DisplayName("is carried out once by several instances together")
    void severalInstances() {
        List<Answer> requested = new ArrayList<>();
        try (var second = rollcall.commandService(FreePort.next())) {
            assertThat(second.isActive()).isTrue();
            for (int i = 0; i < 5; i++) {
                requested.add(api.post("/v1/replays", "{\"name\": \"%s-%d\"}".formatted(name.substring(0, 30), i))
                        .expect(201));
            }
            requested.forEach(this::done);
        }
        assertThat(requested)
                .allSatisfy(each -> assertThat(events(messages(each), each).stream()
                                .map(Received::position)
                                .toList())
                        .isEqualTo(LongStream.rangeClosed(
                                        1, each.json().at("/target").asLong())
                                .boxed()
                                .toList()));
    }

    @Test
    @DisplayName("is cancelled once, and another may begin; one that is over cannot be cancelled")
    void cancelled() {
        Answer requested;
        rollcall.parts().loseKafka();
        try {
            requested = request("").expect(201);
            long position = api.delete(requested.header("Location")).expect(204).position();
            assertThat(api.get(requested.header("Location"), position).text("/state"))
                    .isEqualTo("CANCELLED");
            api.delete(requested.header("Location")).expectProblem(409, "replay.over");
        } finally {
            rollcall.parts().restoreKafka();
        }
        Answer another = request("").expect(201);
        List<Received> messages = subscriber.readUpTo(
                another.text("/topic"),
                each -> isMarker(each) && another.id().equals(each.headers().get("ce_replay")),
                LONGEST_WAIT);
        assertThat(messages).filteredOn(SubscriberReplayIT::isMarker).hasSize(1);
        done(another);
        api.delete(another.header("Location")).expectProblem(409, "replay.over");
    }

    @Test
    @DisplayName("is refused where the request makes no sense, or is not the operator's")
    void refused() {
        refusedField(", \"fromPosition\": 1, \"fromInstant\": \"2020-01-01T00:00:00Z\"", "replay.two-beginnings");
        refusedField(", \"fromPosition\": 9000000000", "replay.after-log");
        refusedField(", \"fromInstant\": \"9999-12-31T23:59:59Z\"", "replay.after-log");
        request(", \"fromPosition\": 0").expect(422);
        request(", \"fromPosition\": \"x\"").expect(422);
        refusedField(", \"userId\": \"%s\"".formatted(UUID.randomUUID()), "user.not-found");
        request(", \"surprise\": true").expect(422);
        for (String bad : List.of("", "Big", "../up", "a.b", "-a", "a-", "a b", "x".repeat(61))) {
            api.post("/v1/replays", "{\"name\": \"%s\"}".formatted(bad)).expect(422);
        }
        api.get("/v1/replays/" + UUID.randomUUID()).expectProblem(404, "replay.not-found");
        api.delete("/v1/replays/" + UUID.randomUUID()).expectProblem(404, "replay.not-found");
        office.superAdminApi().post("/v1/replays", "{\"name\": \"mine\"}").expect(403);
    }

    private void refusedField(String rest, String code) {
        assertThat(request(rest).expectProblem(422, "request.invalid-fields").fieldErrors())
                .singleElement()
                .asString()
                .endsWith(code);
    }
}
