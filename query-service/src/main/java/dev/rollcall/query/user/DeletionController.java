package dev.rollcall.query.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says how the end of a user goes on, and hands out the receipt of an erasure (R50–R53). */
@RestController
@Shows(DeletionsProjection.NAME)
class DeletionController {

    private final DeletionsProjection deletions;

    DeletionController(DeletionsProjection deletions) {
        this.deletions = deletions;
    }

    /** What proves that, and when, somebody was erased: positions are those of the log. */
    record Receipt(long deletedPosition, long erasedPosition, Instant completedAt, List<String> purged) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Erasure(
            Instant erasedAt,
            @Nullable String erasedBy,
            @Nullable String reason,
            @Nullable Receipt receipt) {

        static @Nullable Erasure of(DeletionRow row) {
            if (row.erasedAt() == null) {
                return null;
            }
            return new Erasure(
                    row.erasedAt(),
                    row.erasedBy(),
                    row.erasureReason(),
                    row.erasureCompletedAt() == null
                            ? null
                            : new Receipt(
                                    row.deletedPosition(),
                                    row.erasedPosition(),
                                    row.erasureCompletedAt(),
                                    row.purged()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            @Nullable Instant deletedAt,
            @Nullable String deletedBy,
            @Nullable UUID successorId,
            @Nullable Instant completedAt,
            @Nullable Instant restorableUntil,
            @Nullable String legalHold,
            @Nullable Erasure erasure) {}

    @GetMapping("/v1/organizations/{organizationId}/users/{userId}/deletion")
    Answer one(@PathVariable UUID organizationId, @PathVariable UUID userId) {
        DeletionRow row = deletions
                .find(organizationId, userId)
                .orElseThrow(() -> Refusal.notFound("user.not-found", "There is no such user here."));
        if (!row.hasSomethingToShow()) {
            throw Refusal.notFound("user.not-deleted", "The user is neither deleted nor under a legal hold.");
        }
        return new Answer(
                row.id(),
                row.deletedAt(),
                row.deletedBy(),
                row.successorId(),
                row.completedAt(),
                row.erasedAt() == null ? row.erasedFrom() : null,
                row.legalHold(),
                Erasure.of(row));
    }
}
