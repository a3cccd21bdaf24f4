package dev.rollcall.query.organization;

import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Projection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Departments and teams of every organization, archived ones included. */
@Component
@ProcessingGroup(TeamsProjection.NAME)
class TeamsProjection extends Projection {

    static final String NAME = "teams";
    static final String DEPARTMENT = "department";
    static final String TEAM = "team";

    TeamsProjection(JdbcClient db) {
        super(NAME, db);
    }

    record Unit(UUID id, long version, String name, String nameKey, boolean archived) {

        String cursor() {
            return Cursor.of(List.of(nameKey, id.toString()));
        }
    }

    @EventHandler
    void on(DepartmentCreated event, @SequenceNumber long sequence) {
        created(DEPARTMENT, event.organizationId(), event.departmentId(), event.name(), sequence);
    }

    @EventHandler
    void on(DepartmentRenamed event, @SequenceNumber long sequence) {
        renamed(event.departmentId(), event.name(), sequence);
    }

    @EventHandler
    void on(DepartmentArchived event, @SequenceNumber long sequence) {
        archived(event.departmentId(), sequence);
    }

    @EventHandler
    void on(TeamCreated event, @SequenceNumber long sequence) {
        created(TEAM, event.organizationId(), event.teamId(), event.name(), sequence);
    }

    @EventHandler
    void on(TeamRenamed event, @SequenceNumber long sequence) {
        renamed(event.teamId(), event.name(), sequence);
    }

    @EventHandler
    void on(TeamArchived event, @SequenceNumber long sequence) {
        archived(event.teamId(), sequence);
    }

    private void created(String kind, UUID organizationId, UUID id, String name, long sequence) {
        db.sql("""
                insert into teams_v1 (id, kind, organization_id, version, name, name_key, archived)
                values (?, ?, ?, ?, ?, ?, false)
                on conflict do nothing""").params(id, kind, organizationId, sequence, name, key(name)).update();
    }

    private void renamed(UUID id, String name, long sequence) {
        db.sql("update teams_v1 set name = ?, name_key = ?, version = ? where id = ?")
                .params(name, key(name), sequence, id)
                .update();
    }

    private void archived(UUID id, long sequence) {
        db.sql("update teams_v1 set archived = true, version = ? where id = ?")
                .params(sequence, id)
                .update();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    protected void clear() {
        db.sql("truncate teams_v1").update();
    }

    Optional<Unit> find(UUID organizationId, String kind, UUID id) {
        return db.sql("""
                select id, version, name, name_key, archived from teams_v1
                where organization_id = ? and kind = ? and id = ?""").params(organizationId, kind, id).query(Unit.class).optional();
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
        return db.sql("""
                select id, version, name, name_key, archived from teams_v1
                where organization_id = ? and kind = ? and (name_key, id) > (?, ?)
                order by name_key, id
                limit ?""")
                .params(organizationId, kind, after.get(0), Cursor.id(after.get(1)), limit + 1)
                .query(Unit.class)
                .list();
    }
}
