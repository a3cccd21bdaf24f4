package dev.rollcall.query.organization;

import dev.rollcall.events.organization.OrganizationEvent;
import dev.rollcall.events.organization.OrganizationEvent.AllowedIpsPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.ExternalChatPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.PasswordPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.SessionPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.TwoFactorPolicyChanged;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every organization demands of its users (R6). */
@Component
@ProcessingGroup(PoliciesProjection.NAME)
class PoliciesProjection extends Projection {

    static final String NAME = "policies";

    private static final Table<UUID, PoliciesRow> POLICIES =
            Table.withPast("policies_v1", PoliciesRow.class, PoliciesRow::id);

    PoliciesProjection(JdbcClient db) {
        super(NAME, db, POLICIES);
    }

    @EventHandler
    void on(OrganizationRegistered event, @SequenceNumber long sequence) {
        rows(POLICIES).put(PoliciesRow.ofNew(event.organizationId(), sequence));
    }

    @EventHandler
    void on(TwoFactorPolicyChanged event, @SequenceNumber long sequence) {
        change(event, row -> row.requirement(event.requirement()).twoFactorVersion(sequence));
    }

    @EventHandler
    void on(PasswordPolicyChanged event, @SequenceNumber long sequence) {
        change(
                event,
                row -> row.minimumLength(event.minimumLength())
                        .maximumAgeDays(event.maximumAgeDays())
                        .historyLength(event.historyLength())
                        .passwordVersion(sequence));
    }

    @EventHandler
    void on(SessionPolicyChanged event, @SequenceNumber long sequence) {
        change(
                event,
                row -> row.lifetimeSeconds(event.lifetimeSeconds())
                        .idleSeconds(event.idleSeconds())
                        .concurrentSessions(event.concurrentSessions())
                        .sessionVersion(sequence));
    }

    @EventHandler
    void on(AllowedIpsPolicyChanged event, @SequenceNumber long sequence) {
        change(event, row -> row.ranges(event.ranges()).allowedIpsVersion(sequence));
    }

    @EventHandler
    void on(ExternalChatPolicyChanged event, @SequenceNumber long sequence) {
        change(event, row -> row.externalChat(event.allowed()).externalChatVersion(sequence));
    }

    private static void change(OrganizationEvent event, UnaryOperator<PoliciesRowBuilder> change) {
        rows(POLICIES)
                .change(
                        event.organizationId(),
                        row -> change.apply(PoliciesRowBuilder.builder(row)).build());
    }

    Optional<PoliciesRow> find(UUID organizationId) {
        return db.sql("select * from policies_v1 where id = ?")
                .param(organizationId)
                .query(POLICIES::row)
                .optional();
    }
}
