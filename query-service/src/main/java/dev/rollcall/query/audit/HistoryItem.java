package dev.rollcall.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as auditors see it (R90, R91).
 *
 * @param missing whether the log does not have it any more: somebody has tampered with it
 * @param unreadable whether it is there, and makes no sense any more: the same
 * @param actor who asked for it
 * @param grantId of the session or API token that it was asked for with
 * @param requestId of the answer to the request
 * @param correlationId the same for all that came of one request
 * @param causedBy position of the event that led to it
 * @param consequences positions of the events that it led to, the first of them
 * @param data what the event says
 * @param before what it has changed, as it was; by the thing it is about
 * @param after the same as it is then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryItem(
        long position,
        @Nullable Boolean missing,
        @Nullable Boolean unreadable,
        @Nullable String stream,
        @Nullable Long sequence,
        String type,
        @Nullable Integer version,
        Instant at,
        String eventId,
        UUID organizationId,
        @Nullable Actor actor,
        @Nullable String ip,
        @Nullable String client,
        @Nullable String grantId,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable Long causedBy,
        @Nullable List<Long> consequences,
        @Nullable JsonNode data,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after) {

    /**
     * Who asked for a change.
     *
     * @param id of the user; null for the operator and Rollcall itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Actor(String kind, @Nullable String id) {}

    /** Of whoever asked for it; of who has not said who they are, the event tells. */
    @Nullable
    String address() {
        return ip != null || data == null ? ip : data.path("ip").asString(null);
    }

    /** What has become of an event that somebody has tampered with; null for one that is as it should be. */
    @Nullable
    String tampering() {
        if (missing != null) {
            return "missing";
        }
        return unreadable != null ? "unreadable" : null;
    }

    /** One that is there and makes no sense. */
    static HistoryItem unreadable(HistoryRow row) {
        return missing(row, null, true);
    }

    /** One that should be there. */
    static HistoryItem missing(HistoryRow row) {
        return missing(row, true, null);
    }

    private static HistoryItem missing(HistoryRow row, @Nullable Boolean missing, @Nullable Boolean unreadable) {
        return new HistoryItem(
                row.position(),
                missing,
                unreadable,
                null,
                null,
                row.type(),
                null,
                row.at(),
                row.eventId(),
                row.organizationId(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
