package dev.rollcall.query.user;

import static dev.rollcall.query.user.DirectoryRow.key;

import dev.rollcall.events.external.ExternalUserEvent.ExternalUserInvited;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoined;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserLicenceChanged;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserReadmitted;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRemoved;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRestricted;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.organization.OrganizationEvent.LicenceAssigned;
import dev.rollcall.events.organization.OrganizationEvent.LicenceFreed;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.events.user.UserEvent.UserRestored;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import dev.rollcall.events.user.UserEvent.WorkFieldsSynchronized;
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

    private static final String ERASED = "[erased]";

    private static final Table<UUID, DirectoryRow> USERS =
            Table.withPast("user_directory_v1", DirectoryRow.class, DirectoryRow::id);

    UserDirectoryProjection(JdbcClient db) {
        super(NAME, db, USERS);
    }

    /**
     * @param id of the row
     * @param sortKey value of the column that the list was sorted by
     */
    record Entry(
            UUID id,
            UUID userId,
            UserStatus status,
            UserType type,
            String role,
            String fullName,
            String primaryEmail,
            UUID departmentId,
            List<UUID> teamIds,
            Licence licence,
            String sortKey) {}

    /** What a list shall hold; null for no condition. */
    record Filter(
            @Nullable UserStatus status,
            @Nullable UserType type,
            @Nullable Licence licence,
            @Nullable String role,
            @Nullable UUID department,
            @Nullable UUID team,
            @Nullable String text) {}

    /** Known by the address until they say what they are called. */
    @EventHandler
    void on(UserInvited event, TrackedEventMessage<UserInvited> message) {
        String name = event.fullName() == null ? event.email() : event.fullName();
        DirectoryRow user = row(event, event.role(), name, event.email(), event.departmentId(), message);
        rows(USERS).put(user.withStatus(UserStatus.INVITED));
    }

    /** R71: the licence ends with it, unless it was accepted; who has accepted is added then. */
    @EventHandler
    void on(InvitationEnded event) {
        if (event.outcome() == InvitationEnd.REVOKED) {
            rows(USERS).remove(event.userId());
        } else if (event.outcome() != InvitationEnd.ACCEPTED) {
            rows(USERS).change(event.userId(), user -> user.withLicence(Licence.FREE));
        }
    }

    /** R11: who was invited keeps the licence that was kept for them. */
    @EventHandler
    void on(UserAdded event, TrackedEventMessage<UserAdded> message) {
        DirectoryRow user =
                row(event, event.role(), event.fullName(), event.primaryEmail(), event.departmentId(), message);
        rows(USERS).put(event.role() == Role.TECHNICIAN ? user.withLicence(Licence.PAID) : user);
    }

    /** R63: in the list of the host, beside its own users. */
    @EventHandler
    void on(ExternalUserInvited event, TrackedEventMessage<ExternalUserInvited> message) {
        rows(USERS)
                .put(new DirectoryRow(
                        event.membershipId(),
                        event.userId(),
                        event.organizationId(),
                        UserStatus.INVITED,
                        UserType.EXTERNAL,
                        Role.EXTERNAL.name(),
                        event.fullName(),
                        key(event.fullName()),
                        event.email(),
                        key(event.email()),
                        event.organizationId(),
                        List.of(),
                        Licence.FREE,
                        message.trackingToken().position().orElseThrow()));
    }

    @EventHandler
    void on(ExternalUserJoined event) {
        rows(USERS)
                .change(
                        event.membershipId(),
                        user -> user.named(event.fullName()).withStatus(UserStatus.ACTIVE));
    }

    @EventHandler
    void on(ExternalUserRestricted event) {
        rows(USERS).change(event.membershipId(), user -> user.withStatus(UserStatus.INACTIVE));
    }

    @EventHandler
    void on(ExternalUserReadmitted event) {
        rows(USERS).change(event.membershipId(), user -> user.withStatus(UserStatus.ACTIVE));
    }

    @EventHandler
    void on(ExternalUserLicenceChanged event) {
        rows(USERS).change(event.membershipId(), user -> user.withLicence(event.paid() ? Licence.PAID : Licence.FREE));
    }

    @EventHandler
    void on(ExternalUserRemoved event) {
        rows(USERS).remove(event.membershipId());
    }

    private static DirectoryRow row(
            UserEvent event,
            Role role,
            String fullName,
            String email,
            UUID departmentId,
            TrackedEventMessage<?> message) {
        return new DirectoryRow(
                event.userId(),
                event.userId(),
                event.organizationId(),
                UserStatus.ACTIVE,
                UserType.INTERNAL,
                role.name(),
                fullName,
                key(fullName),
                email,
                key(email),
                departmentId,
                List.of(),
                Licence.FREE,
                message.trackingToken().position().orElseThrow());
    }

    @EventHandler
    void on(LicenceAssigned event) {
        rows(USERS).change(event.userId(), user -> user.withLicence(Licence.PAID));
    }

    /** With an invitation or an external user it has ended already, and whoever it was for may be gone. */
    @EventHandler
    void on(LicenceFreed event) {
        if (event.reason() != LicenceEnd.INVITATION_ENDED && event.reason() != LicenceEnd.EXTERNAL_USER_LEFT) {
            rows(USERS).change(event.userId(), user -> user.withLicence(Licence.FREE));
        }
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
    void on(WorkFieldsSynchronized event) {
        UUID department = event.departmentId();
        if (department != null) {
            rows(USERS).change(event.userId(), user -> user.withDepartmentId(department));
        }
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

    @EventHandler
    void on(UserDeleted event) {
        rows(USERS).change(event.userId(), user -> user.withStatus(UserStatus.DELETED));
    }

    @EventHandler
    void on(UserRestored event) {
        rows(USERS)
                .change(
                        event.userId(),
                        user -> user.under(event.addresses().getFirst())
                                .with()
                                .status(event.active() ? UserStatus.ACTIVE : UserStatus.INACTIVE)
                                .role(event.role())
                                .departmentId(event.departmentId())
                                .build());
    }

    /** R53 */
    @EventHandler
    void on(UserErased event) {
        rows(USERS).change(event.userId(), user -> user.named(ERASED).under(ERASED));
        sweep(USERS, """
                update %s set full_name = '[erased]', name_key = '[erased]',
                              primary_email = '[erased]', email_key = '[erased]'
                where user_id = ?""", event.userId());
    }

    /** Every organization has a user from the start (R1). */
    boolean knows(UUID organizationId) {
        return db.sql("select exists (select from user_directory_v1 where organization_id = ?)")
                .param(organizationId)
                .query(Boolean.class)
                .single();
    }

    /** At home here. */
    boolean knows(UUID organizationId, UUID userId) {
        return db.sql("select exists (select from user_directory_v1 where id = ? and organization_id = ?)")
                .params(userId, organizationId)
                .query(Boolean.class)
                .single();
    }

    /** One more than the limit, where there is more. */
    List<Entry> list(UUID organizationId, Filter filter, UserOrder order, @Nullable String cursor, int limit) {
        StringBuilder sql = new StringBuilder("""
                select id, user_id, status, type, role, full_name, primary_email, department_id, team_ids, licence,
                       %s as sort_key
                from user_directory_v1
                where organization_id = :organization""".formatted(order.textColumn()));
        condition(sql, filter.status(), " and status = :status");
        condition(sql, filter.type(), " and type = :type");
        condition(sql, filter.licence(), " and licence = :licence");
        condition(sql, filter.role(), " and role = :role");
        // Said once more for the indexes of the few, which a parameter does not tell to be meant.
        condition(sql, unless(UserStatus.ACTIVE, filter.status()), " and status <> 'ACTIVE'");
        condition(sql, unless(UserType.INTERNAL, filter.type()), " and type = 'EXTERNAL'");
        condition(sql, unless(Licence.FREE, filter.licence()), " and licence = 'PAID'");
        condition(sql, unless(Role.MEMBER.name(), filter.role()), " and role <> 'MEMBER'");
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
                .param("licence", name(filter.licence()))
                .param("role", filter.role())
                .param("department", filter.department())
                .param("team", filter.team())
                .param("text", filter.text() == null ? null : "%" + escaped(key(filter.text())) + "%")
                .param("afterKey", after.get(0))
                .param("afterId", after.get(1))
                .param("limit", limit + 1)
                .query((row, i) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        UserStatus.valueOf(row.getString("status")),
                        UserType.valueOf(row.getString("type")),
                        row.getString("role"),
                        row.getString("full_name"),
                        row.getString("primary_email"),
                        row.getObject("department_id", UUID.class),
                        List.of((UUID[]) row.getArray("team_ids").getArray()),
                        Licence.valueOf(row.getString("licence")),
                        row.getString("sort_key")))
                .list();
    }

    private static void condition(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(condition);
        }
    }

    /** Null for what most are. */
    private static <T> @Nullable T unless(T common, @Nullable T asked) {
        return common.equals(asked) ? null : asked;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** What has a meaning in a pattern stands for itself. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
