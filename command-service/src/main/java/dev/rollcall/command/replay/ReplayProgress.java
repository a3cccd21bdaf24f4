package dev.rollcall.command.replay;

import dev.rollcall.events.replay.ReplayEvent.ReplayRequested;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far replays have come, and which are to go on. */
@Component
class ReplayProgress {

    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient db;

    ReplayProgress(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param reached position up to which everything was sent
     * @param events how many that were
     * @param topicId where to
     */
    record Reached(long reached, long events, String topicId) {}

    /** Why a replay waits. */
    enum Problem {
        KAFKA_UNAVAILABLE,
        /** It is too small for an event, or not ours to write to. */
        TOPIC_REFUSES,
        LOG_UNREADABLE
    }

    List<UUID> open() {
        return db.sql("select owner::uuid from command.claim where scope = ? order by key limit ?")
                .params(ReplayClaims.SCOPE, MOST_AT_ONCE)
                .query(UUID.class)
                .list();
    }

    boolean isOpen(ReplayRequested replay) {
        return db.sql("select exists (select from command.claim where (scope, key, owner) = (?, ?, ?))")
                .params(ReplayClaims.SCOPE, replay.name(), replay.replayId().toString())
                .query(Boolean.class)
                .single();
    }

    void begin(UUID replay, long start) {
        db.sql("insert into command.replay (id, reached) values (?, ?) on conflict do nothing")
                .params(replay, start)
                .update();
    }

    /** From the start, if it was on its way to another topic, or to none yet. */
    void sendTo(UUID replay, String topicId, long start) {
        db.sql("""
                        update command.replay set reached = ?, events = 0, topic_id = ?, since = now(), at = now(), problem = null
                        where id = ? and topic_id is distinct from ?""").params(start, topicId, replay, topicId).update();
    }

    /** In a transaction, until whose end nobody else goes on; empty where another instance does. */
    Optional<Reached> locked(UUID replay) {
        return db.sql("select reached, events, topic_id from command.replay where id = ? for update skip locked")
                .param(replay)
                .query(Reached.class)
                .optional();
    }

    void advance(UUID replay, Reached to) {
        db.sql("update command.replay set reached = ?, events = ?, at = now(), problem = null where id = ?")
                .params(to.reached(), to.events(), replay)
                .update();
    }

    void stumbled(UUID replay, Problem problem) {
        db.sql("update command.replay set at = now(), problem = ? where id = ?")
                .params(problem.name(), replay)
                .update();
    }
}
