package dev.rollcall.query.user;

import static dev.rollcall.query.user.DirectoryRow.key;

import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All users of an organization, to list, filter and search (R10). */
@Component
@ProcessingGroup(UserDirectoryProjection.NAME)
class UserDirectoryProjection extends Projection {

    static final String NAME = "user-directory";

    private static final Table<UUID, DirectoryRow> USERS =
            Table.of("user_directory_v1", DirectoryRow.class, DirectoryRow::id);

    UserDirectoryProjection(JdbcClient db) {
        super(NAME, db, USERS);
    }

    /** @param sortKey value of the column that the list was sorted by */
    record Entry(
            UUID id,
            UserStatus status,
            UserType type,
            String role,
            String fullName,
            String primaryEmail,
            UUID departmentId,
            List<UUID> teamIds,
            String sortKey) {}

    /** What a list shall hold; null for no condition. */
    record Filter(
            @Nullable UserStatus status,
            @Nullable UserType type,
            @Nullable String role,
            @Nullable UUID department,
            @Nullable UUID team,
            @Nullable String text) {}

    @EventHandler
    void on(UserAdded event, TrackedEventMessage<UserAdded> message) {
        rows(USERS)
                .put(new DirectoryRow(
                        event.userId(),
                        event.organizationId(),
                        UserStatus.ACTIVE,
                        UserType.INTERNAL,
                        event.role().name(),
                        event.fullName(),
                        key(event.fullName()),
                        event.primaryEmail(),
                        key(event.primaryEmail()),
                        event.departmentId(),
                        List.of(),
                        message.trackingToken().position().orElseThrow()));
    }

    @EventHandler
    void on(ProfileChanged event) {
        String fullName = event.values().get("fullName");
        if (fullName != null) {
            rows(USERS).change(event.userId(), user -> user.named(fullName));
        }
    }

    @EventHandler
    void on(PrimaryEmailChanged event) {
        rows(USERS).change(event.userId(), user -> user.under(event.address()));
    }

    @EventHandler
    void on(UserDepartmentChanged event) {
        rows(USERS).change(event.userId(), user -> user.withDepartmentId(event.departmentId()));
    }

    @EventHandler
    void on(UserAssignedToTeam event) {
        rows(USERS).change(event.userId(), user -> user.withTeam(event.teamId()));
    }

    @EventHandler
    void on(UserUnassignedFromTeam event) {
        rows(USERS).change(event.userId(), user -> user.withoutTeam(event.teamId()));
    }

    @EventHandler
    void on(UserRoleChanged event) {
        rows(USERS).change(event.userId(), user -> user.withRole(event.role()));
    }

    @EventHandler
    void on(UserDeactivated event) {
        rows(USERS).change(event.userId(), user -> user.withStatus(UserStatus.INACTIVE));
    }

    @EventHandler
    void on(UserActivated event) {
        rows(USERS).change(event.userId(), user -> user.withStatus(UserStatus.ACTIVE));
    }

    /** Every organization has a user from the start (R1). */
    boolean knows(UUID organizationId) {
        return db.sql("select exists (select from user_directory_v1 where organization_id = ?)")
                .param(organizationId)
                .query(Boolean.class)
                .single();
    }

    /** One more than the limit, where there is more. */
    List<Entry> list(UUID organizationId, Filter filter, UserOrder order, @Nullable String cursor, int limit) {
        StringBuilder sql = new StringBuilder("""
                select id, status, type, role, full_name, primary_email, department_id, team_ids, %s as sort_key
                from user_directory_v1
                where organization_id = :organization""".formatted(order.textColumn()));
        condition(sql, filter.status(), " and status = :status");
        condition(sql, filter.type(), " and type = :type");
        condition(sql, filter.role(), " and role = :role");
        condition(sql, filter.department(), " and department_id = :department");
        condition(sql, filter.team(), " and team_ids @> array[cast(:team as uuid)]");
        condition(sql, filter.text(), " and name_key || ' ' || email_key like :text");
        condition(sql, cursor, order.afterCursor());
        sql.append(order.orderBy()).append(" limit :limit");
        List<String> after = cursor == null ? List.of("", "") : order.read(cursor);
        return db.sql(sql.toString())
                .param("organization", organizationId)
                .param("status", name(filter.status()))
                .param("type", name(filter.type()))
                .param("role", filter.role())
                .param("department", filter.department())
                .param("team", filter.team())
                .param("text", filter.text() == null ? null : "%" + escaped(key(filter.text())) + "%")
                .param("afterKey", after.get(0))
                .param("afterId", after.get(1))
                .param("limit", limit + 1)
                .query((row, i) -> new Entry(
                        row.getObject("id", UUID.class),
                        UserStatus.valueOf(row.getString("status")),
                        UserType.valueOf(row.getString("type")),
                        row.getString("role"),
                        row.getString("full_name"),
                        row.getString("primary_email"),
                        row.getObject("department_id", UUID.class),
                        List.of((UUID[]) row.getArray("team_ids").getArray()),
                        row.getString("sort_key")))
                .list();
    }

    private static void condition(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(condition);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** What has a meaning in a pattern stands for itself. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
