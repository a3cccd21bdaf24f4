package dev.rollcall.query.signin;

import dev.rollcall.events.organization.OrganizationEvent.TwoFactorPolicyChanged;
import dev.rollcall.events.organization.TwoFactorRequirement;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SecondFactorRemoved;
import dev.rollcall.events.signin.AccountEvent.SecondFactorReset;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has a second factor, and where one is required (R37). */
@Component
@ProcessingGroup(TwoFactorProjection.NAME)
class TwoFactorProjection extends UsersProjection {

    static final String NAME = "two-factor";

    private static final Table<UUID, TwoFactorRow> FACTORS =
            Table.withPast("two_factor_v1", TwoFactorRow.class, TwoFactorRow::id);

    private static final Table<UUID, RequirementRow> REQUIREMENTS =
            Table.withPast("two_factor_requirement_v1", RequirementRow.class, RequirementRow::id);

    TwoFactorProjection(JdbcClient db) {
        super(NAME, db, "two_factor_user_v1", FACTORS, REQUIREMENTS);
    }

    @EventHandler
    void on(SecondFactorEnrolled event, @Timestamp Instant at) {
        rows(FACTORS).put(new TwoFactorRow(event.userId(), at));
    }

    @EventHandler
    void on(SecondFactorRemoved event) {
        rows(FACTORS).put(new TwoFactorRow(event.userId(), null));
    }

    @EventHandler
    void on(SecondFactorReset event) {
        rows(FACTORS).put(new TwoFactorRow(event.userId(), null));
    }

    @EventHandler
    void on(TwoFactorPolicyChanged event) {
        rows(REQUIREMENTS).put(new RequirementRow(event.organizationId(), event.requirement()));
    }

    /** Empty for a user who has no second factor. */
    Optional<Instant> enrolledAt(UUID userId) {
        return db.sql("select * from two_factor_v1 where id = ?")
                .param(userId)
                .query(FACTORS::row)
                .optional()
                .map(TwoFactorRow::enrolledAt);
    }

    TwoFactorRequirement requirement(UUID organizationId) {
        return db.sql("select * from two_factor_requirement_v1 where id = ?")
                .param(organizationId)
                .query(REQUIREMENTS::row)
                .optional()
                .map(RequirementRow::requirement)
                .orElse(TwoFactorRequirement.OPTIONAL);
    }
}
