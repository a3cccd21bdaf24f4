package dev.rollcall.query.organization;

import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.RoleDefined;
import dev.rollcall.events.organization.OrganizationEvent.RoleDeleted;
import dev.rollcall.events.organization.OrganizationEvent.RoleRedefined;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The roles that organizations have made for themselves (R5). */
@Component
@ProcessingGroup(RolesProjection.NAME)
class RolesProjection extends Projection {

    static final String NAME = "roles";

    private static final Table<UUID, RolesRow> ROLES = Table.withPast("roles_v1", RolesRow.class, RolesRow::id);

    private final JsonMapper json;

    RolesProjection(JdbcClient db, JsonMapper json) {
        super(NAME, db, ROLES);
        this.json = json;
    }

    @EventHandler
    void on(OrganizationRegistered event) {
        rows(ROLES).put(new RolesRow(event.organizationId(), Map.of()));
    }

    @EventHandler
    void on(RoleDefined event, @SequenceNumber long sequence) {
        rows(ROLES).change(event.organizationId(), row -> row.with(event.role(), sequence, event.privileges()));
    }

    @EventHandler
    void on(RoleRedefined event, @SequenceNumber long sequence) {
        rows(ROLES).change(event.organizationId(), row -> row.with(event.role(), sequence, event.privileges()));
    }

    @EventHandler
    void on(RoleDeleted event) {
        rows(ROLES).change(event.organizationId(), row -> row.without(event.role()));
    }

    /** Empty for an organization that is not known here. */
    Optional<RolesRow> of(UUID organizationId) {
        return db.sql("select roles from roles_v1 where id = ?")
                .param(organizationId)
                .query((row, i) -> new RolesRow(
                        organizationId,
                        json.readValue(row.getString("roles"), new TypeReference<Map<String, RolesRow.Custom>>() {})))
                .optional();
    }
}
