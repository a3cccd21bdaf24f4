package dev.rollcall.query.user;

import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.events.user.UserEvent.LastSeenVisibilityChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who does not want to be seen, and who may be here at the moment (R17). */
@Component
@ProcessingGroup(LastSeenProjection.NAME)
class LastSeenProjection extends Projection {

    static final String NAME = "last-seen";

    private static final Table<UUID, Person> USERS = Table.of("last_seen_v1", Person.class, Person::id);
    private static final Table<UUID, Session> SESSIONS = Table.of("last_seen_session_v1", Session.class, Session::id);

    LastSeenProjection(JdbcClient db) {
        super(NAME, db, USERS, SESSIONS);
    }

    record Person(UUID id, UUID organizationId, boolean hidden) {}

    /** One that has not ended. */
    record Session(UUID id, UUID userId, Instant startedAt, Instant expiresAt, long idleSeconds) {

        /** @param lastUsedAt null for one that was not used since it started */
        boolean isInUse(@Nullable Instant lastUsedAt, Instant now) {
            Instant used = lastUsedAt == null ? startedAt : lastUsedAt;
            return !now.isAfter(used.plusSeconds(idleSeconds));
        }
    }

    @EventHandler
    void on(UserAdded event) {
        rows(USERS).put(new Person(event.userId(), event.organizationId(), false));
    }

    @EventHandler
    void on(LastSeenVisibilityChanged event) {
        rows(USERS).put(new Person(event.userId(), event.organizationId(), event.hidden()));
    }

    @EventHandler
    void on(SessionStarted event, @Timestamp Instant at) {
        rows(SESSIONS).put(new Session(event.sessionId(), event.userId(), at, event.expiresAt(), event.idleSeconds()));
    }

    @EventHandler
    void on(SessionEnded event) {
        rows(SESSIONS).remove(event.sessionId());
    }

    /** Empty for a user whom this organization does not have. */
    Optional<Person> find(UUID organizationId, UUID userId) {
        return db.sql("select * from last_seen_v1 where id = ? and organization_id = ?")
                .params(userId, organizationId)
                .query(USERS::row)
                .optional();
    }

    /** Of which the organization's policy lets a user have only so many. */
    List<Session> running(UUID userId, Instant now) {
        return db.sql("select * from last_seen_session_v1 where user_id = ? and expires_at > ?")
                .params(userId, now.atOffset(ZoneOffset.UTC))
                .query(SESSIONS::row)
                .list();
    }
}
