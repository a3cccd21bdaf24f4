package dev.rollcall.query.replay;

import dev.rollcall.events.replay.ReplayEvent.ReplayCancelled;
import dev.rollcall.events.replay.ReplayEvent.ReplayEnded;
import dev.rollcall.events.replay.ReplayEvent.ReplayRequested;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import dev.rollcall.query.replay.ReplayRow.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every replay that was asked for (R97). */
@Component
@ProcessingGroup(ReplaysProjection.NAME)
class ReplaysProjection extends Projection {

    static final String NAME = "replays";

    /** Later than any: ids begin with the time. */
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final Table<UUID, ReplayRow> REPLAYS = Table.of("replay_v1", ReplayRow.class, ReplayRow::id);

    ReplaysProjection(JdbcClient db) {
        super(NAME, db, REPLAYS);
    }

    @EventHandler
    void on(ReplayRequested event, @Timestamp Instant at) {
        rows(REPLAYS)
                .put(new ReplayRow(
                        event.replayId(),
                        event.name(),
                        event.topic(),
                        event.userId(),
                        event.from(),
                        event.target(),
                        State.RUNNING,
                        at,
                        null));
    }

    @EventHandler
    void on(ReplayCancelled event, @Timestamp Instant at) {
        rows(REPLAYS).change(event.replayId(), row -> row.ended(State.CANCELLED, at));
    }

    @EventHandler
    void on(ReplayEnded event, @Timestamp Instant at) {
        rows(REPLAYS).change(event.replayId(), row -> row.ended(State.DONE, at));
    }

    Optional<ReplayRow> find(UUID id) {
        return db.sql("select * from replay_v1 where id = ?")
                .param(id)
                .query(REPLAYS::row)
                .optional();
    }

    /** The newest first; one more than the limit, where there is more. */
    List<ReplayRow> list(@Nullable String cursor, int limit) {
        UUID before =
                cursor == null ? AFTER_ALL : Cursor.id(Cursor.read(cursor, 1).getFirst());
        return db.sql("select * from replay_v1 where id < ? order by id desc limit ?")
                .params(before, limit + 1)
                .query(REPLAYS::row)
                .list();
    }
}
