package dev.rollcall.acceptance;

import dev.rollcall.standalone.parts.Databases;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as it stands in the log, with what is sealed in it opened. */
record Logged(long position, String stream, String type, String eventId, JsonNode metadata, JsonNode payload) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In order. */
    static List<Logged> of(Rollcall rollcall, String stream) {
        Opened opened = new Opened(rollcall);
        return rollcall.log(Databases.READER_ROLE).sql("""
                        select position, stream, type, version, event_id, metadata::text as metadata,
                               payload::text as payload
                        from event_store.event where stream = ? order by position""").param(stream).query().listOfRows().stream()
                .map(row -> logged(row, opened))
                .toList();
    }

    private static Logged logged(Map<String, Object> row, Opened opened) {
        return new Logged(
                ((Number) Objects.requireNonNull(row.get("position"))).longValue(),
                String.valueOf(row.get("stream")),
                String.valueOf(row.get("type")),
                String.valueOf(row.get("event_id")),
                JSON.readTree(opened.metadata(String.valueOf(row.get("metadata")))),
                JSON.readTree(opened.payload(row)));
    }

    /** Of one type, in order. */
    static List<Logged> of(Rollcall rollcall, String stream, String type) {
        return of(rollcall, stream).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    String causationId() {
        return metadata.at("/causationId").asString();
    }

    String says(String pointer) {
        return payload.at(pointer).asString();
    }
}
