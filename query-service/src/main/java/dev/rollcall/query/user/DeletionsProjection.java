package dev.rollcall.query.user;

import dev.rollcall.events.user.UserEvent.DeletionCompleted;
import dev.rollcall.events.user.UserEvent.ErasureCompleted;
import dev.rollcall.events.user.UserEvent.LegalHoldLifted;
import dev.rollcall.events.user.UserEvent.LegalHoldPlaced;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserRestored;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is deleted, until when they can be restored, and the receipt of their erasure (R50–R53). */
@Component
@ProcessingGroup(DeletionsProjection.NAME)
class DeletionsProjection extends Projection {

    static final String NAME = "deletions";

    private static final Table<UUID, DeletionRow> DELETIONS =
            Table.withPast("deletions_v1", DeletionRow.class, DeletionRow::id);

    DeletionsProjection(JdbcClient db) {
        super(NAME, db, DELETIONS);
    }

    /** Everybody, so that nobody is told from a stranger by having nothing to show. */
    @EventHandler
    void on(UserAdded event) {
        rows(DELETIONS).put(DeletionRow.ofNobody(event.userId(), event.organizationId()));
    }

    @EventHandler
    void on(UserDeleted event, @Timestamp Instant at, @MetaDataValue("actorId") String actor) {
        rows(DELETIONS)
                .change(
                        event.userId(),
                        row -> row.with()
                                .deletedAt(at)
                                .deletedBy(actor)
                                .successorId(event.successorId())
                                .erasedFrom(event.erasedFrom())
                                .completedAt(null)
                                .build());
    }

    @EventHandler
    void on(DeletionCompleted event, @Timestamp Instant at) {
        rows(DELETIONS).change(event.userId(), row -> row.withCompletedAt(at));
    }

    @EventHandler
    void on(UserRestored event) {
        rows(DELETIONS)
                .change(
                        event.userId(),
                        row -> DeletionRow.ofNobody(row.id(), row.organizationId())
                                .withLegalHold(row.legalHold()));
    }

    @EventHandler
    void on(LegalHoldPlaced event) {
        rows(DELETIONS).change(event.userId(), row -> row.withLegalHold(event.reason()));
    }

    @EventHandler
    void on(LegalHoldLifted event) {
        rows(DELETIONS).change(event.userId(), row -> row.withLegalHold(null));
    }

    @EventHandler
    void on(UserErased event, @Timestamp Instant at, @MetaDataValue("actorId") String actor) {
        rows(DELETIONS)
                .change(
                        event.userId(),
                        row -> row.with()
                                .erasedAt(at)
                                .erasedBy(actor)
                                .erasureReason(event.reason().name())
                                .build());
        sweep(
                DELETIONS,
                "update %s set legal_hold = '[erased]' where id = ? and legal_hold is not null",
                event.userId());
    }

    @EventHandler
    void on(ErasureCompleted event, @Timestamp Instant at) {
        rows(DELETIONS)
                .change(
                        event.userId(),
                        row -> row.with()
                                .deletedPosition(event.deletedAt())
                                .erasedPosition(event.erasedAt())
                                .erasureCompletedAt(at)
                                .purged(event.purged())
                                .build());
    }

    /** Empty for a user whom this organization does not have. */
    Optional<DeletionRow> find(UUID organizationId, UUID userId) {
        return db.sql("select * from deletions_v1 where id = ? and organization_id = ?")
                .params(userId, organizationId)
                .query(DELETIONS::row)
                .optional();
    }
}
