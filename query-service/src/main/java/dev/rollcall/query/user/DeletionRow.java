package dev.rollcall.query.user;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the end of a user goes on (R50–R53).
 *
 * @param id of the user
 * @param legalHold why nobody may erase the user; null where nothing is in the way
 * @param deletedAt null for who is not deleted
 * @param deletedBy id of the actor
 * @param successorId who took over
 * @param erasedFrom until when the user can be restored
 * @param completedAt when nothing of what they had to do with others was left
 * @param deletedPosition in the log; 0 as long as there is no receipt, as is {@code erasedPosition}
 * @param purged what no longer holds anything of them
 */
@RecordBuilder
record DeletionRow(
        UUID id,
        UUID organizationId,
        @Nullable String legalHold,
        @Nullable Instant deletedAt,
        @Nullable String deletedBy,
        @Nullable UUID successorId,
        @Nullable Instant erasedFrom,
        @Nullable Instant completedAt,
        @Nullable Instant erasedAt,
        @Nullable String erasedBy,
        @Nullable String erasureReason,
        long deletedPosition,
        long erasedPosition,
        @Nullable Instant erasureCompletedAt,
        List<String> purged)
        implements DeletionRowBuilder.With {

    static DeletionRow ofNobody(UUID id, UUID organizationId) {
        return new DeletionRow(
                id, organizationId, null, null, null, null, null, null, null, null, null, 0, 0, null, List.of());
    }

    boolean hasSomethingToShow() {
        return deletedAt != null || legalHold != null;
    }
}
