package dev.rollcall.query.signin;

import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionReauthenticated;
import dev.rollcall.events.signin.SessionEvent.SessionRestrictionsChanged;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of every user: those that run, to list, and each by its id (R33). */
@Component
@ProcessingGroup(SessionsProjection.NAME)
class SessionsProjection extends UsersProjection {

    static final String NAME = "sessions";

    private static final Table<UUID, SessionRow> SESSIONS =
            Table.withPast("sessions_v1", SessionRow.class, SessionRow::id);

    SessionsProjection(JdbcClient db) {
        super(NAME, db, "sessions_user_v1", SESSIONS);
    }

    @EventHandler
    void on(SessionStarted event, @SequenceNumber long sequence, @Timestamp Instant at) {
        rows(SESSIONS).put(SessionRow.of(event, sequence, at));
    }

    @EventHandler
    void on(SessionReauthenticated event, @SequenceNumber long sequence) {
        rows(SESSIONS).change(event.sessionId(), session -> session.at(sequence));
    }

    @EventHandler
    void on(SessionRestrictionsChanged event, @SequenceNumber long sequence) {
        rows(SESSIONS).change(event.sessionId(), session -> session.at(sequence));
    }

    @EventHandler
    void on(SessionEnded event, @SequenceNumber long sequence) {
        rows(SESSIONS).change(event.sessionId(), session -> session.ended(event, sequence));
    }

    /** R53 */
    @EventHandler
    void on(UserErased event) {
        sweep(
                SESSIONS,
                "update %s set ip = '[erased]', device_name = null, user_agent = null where user_id = ?",
                event.userId());
    }

    Optional<SessionRow> find(UUID userId, UUID sessionId) {
        return db.sql("select * from sessions_v1 where id = ? and user_id = ?")
                .params(sessionId, userId)
                .query(SESSIONS::row)
                .optional();
    }

    /** Not ended by then, but maybe idle; newest first, and one more than the limit, where there is more. */
    List<SessionRow> active(UUID userId, Instant now, NewestFirst after, int limit) {
        return db.sql("""
                        select * from sessions_v1
                        where user_id = ? and ended_at is null and expires_at > ? and (started_at, id) < (?, ?)
                        order by started_at desc, id desc
                        limit ?""")
                .params(userId, now.atOffset(ZoneOffset.UTC), after.time(), after.id(), limit + 1)
                .query(SESSIONS::row)
                .list();
    }
}
