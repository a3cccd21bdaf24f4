package dev.rollcall.query.signin;

import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import dev.rollcall.web.Refusal;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows something of users, and knows them all: of some there is nothing to show, of strangers nothing is said. */
abstract class UsersProjection extends Projection {

    private final String usersTable;
    private final Table<UUID, UserRow> users;

    /** @param usersTable one of its own, so that it shows as much of the log as the rest */
    UsersProjection(String name, JdbcClient db, String usersTable, Table<?, ?>... tables) {
        this(name, db, usersTable, Table.withPast(usersTable, UserRow.class, UserRow::id), tables);
    }

    private UsersProjection(
            String name, JdbcClient db, String usersTable, Table<UUID, UserRow> users, Table<?, ?>... tables) {
        super(name, db, Stream.concat(Stream.of(users), Stream.of(tables)).toArray(Table<?, ?>[]::new));
        this.usersTable = usersTable;
        this.users = users;
    }

    @EventHandler
    void on(UserAdded event) {
        rows(users).put(new UserRow(event.userId(), event.organizationId()));
    }

    /** @throws Refusal for a user whom this organization does not have */
    void requireUser(UUID organizationId, UUID userId) {
        boolean known = db.sql(
                        "select exists (select from %s where id = ? and organization_id = ?)".formatted(usersTable))
                .params(userId, organizationId)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
    }
}
