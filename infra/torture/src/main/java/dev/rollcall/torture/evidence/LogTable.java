package dev.rollcall.torture.evidence;

import dev.rollcall.torture.proof.Log;
import dev.rollcall.torture.proof.LoggedEvent;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The log as its reader's role sees it. */
public record LogTable(DataSource database) {

    public Log read() {
        String sql = """
                select position, stream, sequence, type, event_id, recorded_at,
                       coalesce(metadata ->> 'requestId', '') as request_id
                from event_store.event order by position""";
        List<LoggedEvent> events = new ArrayList<>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                events.add(new LoggedEvent(
                        rows.getLong("position"),
                        rows.getString("stream"),
                        rows.getLong("sequence"),
                        rows.getString("type"),
                        rows.getString("event_id"),
                        rows.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        rows.getString("request_id")));
            }
        } catch (SQLException e) {
            throw new EvidenceMissing("the log cannot be read", e);
        }
        return new Log(events);
    }
}
