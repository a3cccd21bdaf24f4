package dev.rollcall.acceptance;

import dev.rollcall.standalone.parts.Databases;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event with its place in the log, read from the table and nothing else but what opens sealed text.
 *
 * @param sequence within the stream
 */
record Recorded(long position, String stream, long sequence, String type, Instant at, JsonNode payload) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All after a position, in order. */
    static List<Recorded> after(Rollcall rollcall, long position) {
        Opened opened = new Opened(rollcall);
        return rollcall.log(Databases.READER_ROLE)
                .sql("""
                        select position, stream, sequence, type, version, recorded_at, payload::text as payload
                        from event_store.event where position > ? order by position""")
                .param(position)
                .query((row, i) -> new Recorded(
                        row.getLong("position"),
                        row.getString("stream"),
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        JSON.readTree(opened.payload(Map.of(
                                "payload", row.getString("payload"),
                                "type", row.getString("type"),
                                "version", row.getInt("version"))))))
                .list();
    }

    String says(String name) {
        return payload.path(name).asString("");
    }

    List<String> all(String name) {
        return payload.path(name).valueStream().map(JsonNode::asString).toList();
    }
}
