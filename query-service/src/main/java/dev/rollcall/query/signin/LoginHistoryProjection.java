package dev.rollcall.query.signin;

import dev.rollcall.events.signin.AccountEvent.SignInFailed;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every session of a user, ended ones too, and every attempt to sign in that failed (R32). */
@Component
@ProcessingGroup(LoginHistoryProjection.NAME)
class LoginHistoryProjection extends UsersProjection {

    static final String NAME = "login-history";

    private static final Table<UUID, LoginRow> LOGINS = Table.of("login_history_v1", LoginRow.class, LoginRow::id);

    LoginHistoryProjection(JdbcClient db) {
        super(NAME, db, "login_history_user_v1", LOGINS);
    }

    @EventHandler
    void on(SessionStarted event, @Timestamp Instant at) {
        rows(LOGINS).put(LoginRow.of(event, at));
    }

    @EventHandler
    void on(SessionEnded event) {
        rows(LOGINS).change(event.sessionId(), session -> session.ended(event));
    }

    @EventHandler
    void on(SignInFailed event, @MessageIdentifier String id, @Timestamp Instant at) {
        rows(LOGINS).put(LoginRow.of(event, UUID.fromString(id), at));
    }

    /** R53 */
    @EventHandler
    void on(UserErased event) {
        sweep(database -> database.sql(
                        "update login_history_v1 set ip = '[erased]', device_name = null, user_agent = null where user_id = ?")
                .param(event.userId())
                .update());
    }

    /** Newest first, and one more than the limit, where there is more. */
    List<LoginRow> list(UUID userId, NewestFirst after, int limit) {
        return db.sql("""
                        select * from login_history_v1
                        where user_id = ? and (at, id) < (?, ?)
                        order by at desc, id desc
                        limit ?""")
                .params(userId, after.time(), after.id(), limit + 1)
                .query(LOGINS::row)
                .list();
    }
}
