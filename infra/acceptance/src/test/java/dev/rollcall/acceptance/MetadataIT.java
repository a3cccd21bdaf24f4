package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.Databases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunsRollcall
class MetadataIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Opened opened;

    MetadataIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.opened = new Opened(rollcall);
    }

    private record Logged(String type, String eventId, JsonNode metadata) {

        String says(String key) {
            return metadata.at("/" + key).asString();
        }
    }

    @Test
    @DisplayName("R90 an event says who asked for it, from where, by which request, and what led to it")
    void whoFromWhereWhy() {
        Answer registered = api.send(
                        "POST",
                        "/v1/organizations",
                        """
                        {"name": "Traced", "dataCentre": "eu", "plan": "FREE",
                         "superAdmin": {"fullName": "Cy Dent", "email": "%s"}}""".formatted(office.email("traced")),
                        Map.of(
                                "X-Request-Id", "my-request.1",
                                "User-Agent", "curl/8",
                                "traceparent", TRACE_PARENT,
                                // Whoever calls does not say where from: the origin does.
                                "X-Forwarded-For", "203.0.113.7"))
                .expect(201);
        assertThat(registered.header("X-Request-Id")).isEqualTo("my-request.1");

        List<Logged> events = events(registered.position() - 2, registered.position());
        assertThat(events)
                .extracting(Logged::type)
                .containsExactly("organization.registered", "organization.department-created", "user.added");
        Logged registration = events.getFirst();
        Logged added = events.getLast();
        for (Logged event : events) {
            assertThat(event.says("actorKind")).isEqualTo("SYSTEM");
            assertThat(event.says("actorId")).isEqualTo("operator");
            assertThat(event.says("ip")).isEqualTo("127.0.0.1");
            assertThat(event.says("client")).isEqualTo("curl/8");
            assertThat(event.says("requestId")).isEqualTo("my-request.1");
            // Its trace, and in it the span that stored it.
            assertThat(event.says("traceparent")).startsWith(TRACE_PARENT.substring(0, 36));
            assertThat(event.says("correlationId")).isEqualTo(registration.says("correlationId"));
        }
        assertThat(registration.says("causationId")).isEqualTo(registration.says("correlationId"));
        assertThat(added.says("causationId")).isEqualTo(registration.eventId());
    }

    private List<Logged> events(long first, long last) {
        return rollcall.log(Databases.READER_ROLE)
                .sql("""
                        select type, event_id, metadata::text from event_store.event
                        where position between ? and ? order by position""")
                .params(first, last)
                .query((row, i) -> new Logged(
                        row.getString(1), row.getString(2), JSON.readTree(opened.metadata(row.getString(3)))))
                .list();
    }
}
