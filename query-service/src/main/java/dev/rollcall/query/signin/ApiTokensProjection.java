package dev.rollcall.query.signin;

import dev.rollcall.events.signin.AccountEvent.ApiTokenIssued;
import dev.rollcall.events.signin.AccountEvent.ApiTokenRevoked;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The API tokens of every user (R35). */
@Component
@ProcessingGroup(ApiTokensProjection.NAME)
class ApiTokensProjection extends UsersProjection {

    static final String NAME = "api-tokens";

    private static final Table<UUID, ApiTokenRow> TOKENS =
            Table.withPast("api_tokens_v1", ApiTokenRow.class, ApiTokenRow::id);

    ApiTokensProjection(JdbcClient db) {
        super(NAME, db, "api_tokens_user_v1", TOKENS);
    }

    @EventHandler
    void on(ApiTokenIssued event, @Timestamp Instant at) {
        rows(TOKENS).put(ApiTokenRow.of(event, at));
    }

    @EventHandler
    void on(ApiTokenRevoked event) {
        rows(TOKENS).change(event.tokenId(), ApiTokenRow::asRevoked);
    }

    /** R53 */
    @EventHandler
    void on(UserErased event) {
        sweep(TOKENS, "update %s set name = '[erased]' where user_id = ?", event.userId());
    }

    /** Those that are good by then, newest first; one more than the limit, where there is more. */
    List<ApiTokenRow> good(UUID userId, Instant now, NewestFirst after, int limit) {
        return db.sql("""
                        select * from api_tokens_v1
                        where user_id = ? and not revoked and expires_at > ? and (issued_at, id) < (?, ?)
                        order by issued_at desc, id desc
                        limit ?""")
                .params(userId, now.atOffset(ZoneOffset.UTC), after.time(), after.id(), limit + 1)
                .query(TOKENS::row)
                .list();
    }
}
