package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.Subscriber.Received;
import dev.rollcall.standalone.parts.Databases;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunsRollcall
class FeedIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Opened opened;
    private final Subscriber subscriber;

    FeedIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.opened = new Opened(rollcall);
        this.subscriber = new Subscriber(rollcall.parts().bootstrapServers());
    }

    @Test
    @DisplayName(
            "R95 every committed event is on Kafka, in order per stream, as a CloudEvent that says what the log says")
    void completeOrderedTrue() {
        changeThings("before");
        long head = changeThings("again");
        equalsLog(head);
    }

    @Test
    @DisplayName("R95 with the broker away, changes and reads go on, and the feed catches up in order")
    void brokerAway() {
        changeThings("first");
        long during;
        rollcall.parts().loseKafka();
        try {
            during = changeThings("meanwhile");
            api.get(office.path("/users"), during).expect(200);
        } finally {
            rollcall.parts().restoreKafka();
        }
        equalsLog(Math.max(during, changeThings("after")));
    }

    @Test
    @DisplayName("R95 nothing of a refused change reaches Kafka")
    void nothingRefused() {
        String name = "Refused " + UUID.randomUUID();
        api.post(
                        office.path("/users"),
                        "{\"fullName\": \"%s\", \"email\": \"%s\"}".formatted(name, office.email("ada")))
                .expectProblem(409, "email.taken");
        long head = changeThings("then");
        assertThat(subscriber.readUpTo(head, Duration.ofSeconds(90)))
                .noneMatch(event -> event.data().contains(name));
    }

    /** Some of everything; answers the position of the last change. */
    private long changeThings(String when) {
        Answer team = office.create("teams", "Team " + when);
        String user = office.add("Ben " + when, "ben-" + when).header("Location");
        api.put(user + "/teams/" + team.id()).expect(204);
        api.patch(user, "{\"fields\": {\"designation\": \"Tr\u00e4der\"}}").expect(204);
        return api.post(user + "/interactions", """
                        {"with": "%s", "kind": "CALL", "at": "2020-05-01T09:00:00Z"}""".formatted(office.superAdmin()))
                .expect(200)
                .position();
    }

    private void equalsLog(long head) {
        List<Received> received = subscriber.readUpTo(head, Duration.ofSeconds(90));
        Map<Long, Received> firstByPosition = new LinkedHashMap<>();
        received.forEach(event -> firstByPosition.putIfAbsent(event.position(), event));
        Map<String, Long> sequences = new HashMap<>();
        firstByPosition.values().forEach(event -> {
            long sequence = Long.parseLong(header(event, "ce_sequence"));
            assertThat(sequence).as("next of %s", event.key()).isEqualTo(sequences.getOrDefault(event.key(), -1L) + 1);
            sequences.put(event.key(), sequence);
        });

        List<Map<String, Object>> log =
                rollcall.log(Databases.READER_ROLE).sql("""
                        select position, stream, sequence, type, version, event_id, recorded_at,
                               payload::text as payload, metadata::text as metadata
                        from event_store.event where position <= ? order by position""").param(head).query().listOfRows();
        assertThat(log).hasSize(Math.toIntExact(head));
        log.forEach(row -> {
            assertThat(firstByPosition).containsKey((Long) row.get("position"));
            says(Objects.requireNonNull(firstByPosition.get((Long) row.get("position"))), row);
        });
    }

    private void says(Received event, Map<String, Object> row) {
        assertThat(event.key()).isEqualTo(row.get("stream"));
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(event, "ce_id")).isEqualTo(row.get("event_id"));
        assertThat(header(event, "ce_type"))
                .isEqualTo("rollcall.%s.v%s".formatted(row.get("type"), row.get("version")));
        assertThat(header(event, "ce_subject")).isEqualTo(row.get("stream"));
        assertThat(header(event, "ce_partitionkey")).isEqualTo(row.get("stream"));
        assertThat(header(event, "ce_sequence")).isEqualTo(String.valueOf(row.get("sequence")));
        assertThat(header(event, "ce_source")).isNotEmpty();
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        Instant recordedAt = ((Timestamp) Objects.requireNonNull(row.get("recorded_at"))).toInstant();
        assertThat(OffsetDateTime.parse(header(event, "ce_time")).toInstant()).isEqualTo(recordedAt);
        JsonNode said = JSON.readTree(event.data());
        JsonNode recorded = JSON.readTree(opened.payload(row));
        assertThat(recorded.equals(FeedIT::unlessErasedSince, said))
                .as("%s is %s in the log", said, recorded)
                .isTrue();
        JsonNode metadata = JSON.readTree((String) row.get("metadata"));
        assertThat(header(event, "ce_requestid"))
                .isEqualTo(metadata.at("/requestId").asString());
        assertThat(header(event, "ce_correlationid"))
                .isEqualTo(metadata.at("/correlationId").asString());
        assertThat(header(event, "ce_actorid"))
                .isEqualTo(metadata.at("/actorId").asString());
    }

    /** Kafka has, within its retention, what was erased meanwhile. */
    private static int unlessErasedSince(JsonNode recorded, JsonNode said) {
        boolean isErased = recorded.isString() && recorded.stringValue().equals("[erased]");
        return isErased || recorded.equals(said) ? 0 : 1;
    }

    private static String header(Received event, String name) {
        return event.headers().getOrDefault(name, "");
    }
}
