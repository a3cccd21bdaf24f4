package dev.rollcall.query.organization;

import dev.rollcall.events.organization.OrganizationEvent.ChannelArchived;
import dev.rollcall.events.organization.OrganizationEvent.ChannelCreated;
import dev.rollcall.events.organization.OrganizationEvent.ChannelHandedOver;
import dev.rollcall.events.organization.OrganizationEvent.ChannelRenamed;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.NetworkArchived;
import dev.rollcall.events.organization.OrganizationEvent.NetworkCreated;
import dev.rollcall.events.organization.OrganizationEvent.NetworkJoiningChanged;
import dev.rollcall.events.organization.OrganizationEvent.NetworkRenamed;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Departments, teams, channels and networks of every organization, archived ones included. */
@Component
@ProcessingGroup(TeamsProjection.NAME)
class TeamsProjection extends Projection {

    static final String NAME = "teams";
    static final String DEPARTMENT = "department";
    static final String TEAM = "team";
    static final String CHANNEL = "channel";
    static final String NETWORK = "network";

    private static final String COLUMNS = """
            id, kind, organization_id, version, name, name_key, archived, channel_kind, team_id, owner_id, joining""";

    private static final Table<UUID, Unit> UNITS = Table.withPast("teams_v1", Unit.class, Unit::id);

    TeamsProjection(JdbcClient db) {
        super(NAME, db, UNITS);
    }

    @EventHandler
    void on(DepartmentCreated event, @SequenceNumber long sequence) {
        rows(UNITS).put(Unit.created(event.departmentId(), DEPARTMENT, event.organizationId(), sequence, event.name()));
    }

    @EventHandler
    void on(DepartmentRenamed event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.departmentId(), unit -> unit.renamed(sequence, event.name()));
    }

    @EventHandler
    void on(DepartmentArchived event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.departmentId(), unit -> unit.archived(sequence));
    }

    @EventHandler
    void on(TeamCreated event, @SequenceNumber long sequence) {
        rows(UNITS).put(Unit.created(event.teamId(), TEAM, event.organizationId(), sequence, event.name()));
    }

    @EventHandler
    void on(TeamRenamed event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.teamId(), unit -> unit.renamed(sequence, event.name()));
    }

    @EventHandler
    void on(TeamArchived event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.teamId(), unit -> unit.archived(sequence));
    }

    @EventHandler
    void on(ChannelCreated event, @SequenceNumber long sequence) {
        rows(UNITS)
                .put(Unit.created(event.channelId(), CHANNEL, event.organizationId(), sequence, event.name())
                        .with()
                        .channelKind(event.kind())
                        .teamId(event.teamId())
                        .ownerId(event.ownerId())
                        .build());
    }

    @EventHandler
    void on(ChannelRenamed event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.channelId(), unit -> unit.renamed(sequence, event.name()));
    }

    /** R52; it does not move the version, which is that of the name. */
    @EventHandler
    void on(ChannelHandedOver event) {
        rows(UNITS).change(event.channelId(), unit -> unit.withOwnerId(event.ownerId()));
    }

    @EventHandler
    void on(ChannelArchived event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.channelId(), unit -> unit.archived(sequence));
    }

    @EventHandler
    void on(NetworkCreated event, @SequenceNumber long sequence) {
        rows(UNITS)
                .put(Unit.created(event.networkId(), NETWORK, event.organizationId(), sequence, event.name())
                        .withJoining(event.joining()));
    }

    @EventHandler
    void on(NetworkRenamed event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.networkId(), unit -> unit.renamed(sequence, event.name()));
    }

    @EventHandler
    void on(NetworkJoiningChanged event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.networkId(), unit -> unit.joined(sequence, event.joining()));
    }

    @EventHandler
    void on(NetworkArchived event, @SequenceNumber long sequence) {
        rows(UNITS).change(event.networkId(), unit -> unit.archived(sequence));
    }

    Optional<Unit> find(UUID organizationId, String kind, UUID id) {
        return db.sql("select " + COLUMNS + " from teams_v1 where organization_id = ? and kind = ? and id = ?")
                .params(organizationId, kind, id)
                .query(UNITS::row)
                .optional();
    }

    /** Every organization has a department from the start (R8). */
    boolean knows(UUID organizationId) {
        return db.sql("select exists (select from teams_v1 where organization_id = ?)")
                .param(organizationId)
                .query(Boolean.class)
                .single();
    }

    /** One more than the limit, where there is more. */
    List<Unit> list(UUID organizationId, String kind, @Nullable String cursor, int limit) {
        List<String> after =
                cursor == null ? List.of("", "00000000-0000-0000-0000-000000000000") : Cursor.read(cursor, 2);
        return db.sql("select " + COLUMNS + """
                 from teams_v1
                where organization_id = ? and kind = ? and (name_key, id) > (?, ?)
                order by name_key, id
                limit ?""")
                .params(organizationId, kind, after.get(0), Cursor.id(after.get(1)), limit + 1)
                .query(UNITS::row)
                .list();
    }
}
