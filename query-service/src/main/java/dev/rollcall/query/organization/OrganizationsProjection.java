package dev.rollcall.query.organization;

import dev.rollcall.events.organization.OrganizationEvent.LicencesChanged;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRenamed;
import dev.rollcall.events.organization.OrganizationEvent.PlanChanged;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every organization, by name. */
@Component
@ProcessingGroup(OrganizationsProjection.NAME)
class OrganizationsProjection extends Projection {

    static final String NAME = "organizations";

    private static final String COLUMNS = "id, version, name, data_centre, plan, licences, super_admin_id";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final Table<UUID, Organization> ORGANIZATIONS =
            Table.withPast("organization_v1", Organization.class, Organization::id);

    OrganizationsProjection(JdbcClient db) {
        super(NAME, db, ORGANIZATIONS);
    }

    record Organization(
            UUID id, long version, String name, String dataCentre, Plan plan, int licences, UUID superAdminId) {

        Organization renamed(long version, String name) {
            return new Organization(id, version, name, dataCentre, plan, licences, superAdminId);
        }

        Organization paying(long version, Plan plan) {
            return new Organization(id, version, name, dataCentre, plan, licences, superAdminId);
        }

        Organization licensed(long version, int licences) {
            return new Organization(id, version, name, dataCentre, plan, licences, superAdminId);
        }

        String cursor() {
            return Cursor.of(List.of(name, id.toString()));
        }
    }

    @EventHandler
    void on(OrganizationRegistered event, @SequenceNumber long sequence) {
        rows(ORGANIZATIONS)
                .put(new Organization(
                        event.organizationId(),
                        sequence,
                        event.name(),
                        event.dataCentre(),
                        event.plan(),
                        0,
                        event.superAdmin().userId()));
    }

    @EventHandler
    void on(OrganizationRenamed event, @SequenceNumber long sequence) {
        rows(ORGANIZATIONS).change(event.organizationId(), row -> row.renamed(sequence, event.name()));
    }

    @EventHandler
    void on(PlanChanged event, @SequenceNumber long sequence) {
        rows(ORGANIZATIONS).change(event.organizationId(), row -> row.paying(sequence, event.plan()));
    }

    @EventHandler
    void on(LicencesChanged event, @SequenceNumber long sequence) {
        rows(ORGANIZATIONS).change(event.organizationId(), row -> row.licensed(sequence, event.licences()));
    }

    Optional<Organization> find(UUID id) {
        return db.sql("select " + COLUMNS + " from organization_v1 where id = ?")
                .param(id)
                .query(Organization.class)
                .optional();
    }

    /** As many of them as there are, in no order. */
    List<Organization> findAll(Collection<UUID> ids) {
        return db.sql("select " + COLUMNS + " from organization_v1 where id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(Organization.class)
                .list();
    }

    /** One more than the limit, where there is more. */
    List<Organization> list(@Nullable String name, @Nullable String cursor, int limit) {
        List<String> after = cursor == null ? List.of("", BEFORE_ALL.toString()) : Cursor.read(cursor, 2);
        return db.sql("select " + COLUMNS + " from organization_v1 where (name, id) > (:afterName, :afterId)"
                        + (name == null ? "" : " and name = :name")
                        + " order by name, id limit :limit")
                .param("name", name)
                .param("afterName", after.get(0))
                .param("afterId", Cursor.id(after.get(1)))
                .param("limit", limit + 1)
                .query(Organization.class)
                .list();
    }
}
