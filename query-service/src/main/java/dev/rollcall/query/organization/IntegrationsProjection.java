package dev.rollcall.query.organization;

import dev.rollcall.events.organization.OrganizationEvent.IntegrationSwitched;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which other systems have a say in an organization (R9). */
@Component
@ProcessingGroup(IntegrationsProjection.NAME)
class IntegrationsProjection extends Projection {

    static final String NAME = "integrations";

    private static final Table<UUID, Row> INTEGRATIONS = Table.withPast("integration_v1", Row.class, Row::id);

    IntegrationsProjection(JdbcClient db) {
        super(NAME, db, INTEGRATIONS);
    }

    /** @param id of the organization */
    record Row(UUID id, boolean peopleDirectory) {}

    @EventHandler
    void on(OrganizationRegistered event) {
        rows(INTEGRATIONS).put(new Row(event.organizationId(), false));
    }

    @EventHandler
    void on(IntegrationSwitched event) {
        if (event.name().equals("people-directory")) {
            rows(INTEGRATIONS).put(new Row(event.organizationId(), event.enabled()));
        }
    }

    Optional<Row> of(UUID organizationId) {
        return db.sql("select * from integration_v1 where id = ?")
                .param(organizationId)
                .query(INTEGRATIONS::row)
                .optional();
    }
}
