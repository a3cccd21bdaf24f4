package dev.rollcall.seal;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what is shown of an event against what is stored, as far as that is not sealed. */
final class Shown {

    private static final JsonMapper JSON = new JsonMapper();

    /** As the log's personal data begin. */
    private static final String SEALED = "sealed.1.";

    private static final Map<String, String> METADATA = Map.of(
            "/actor/id", "actorId",
            "/actor/kind", "actorKind",
            "/ip", "ip",
            "/client", "client",
            "/grantId", "grantId",
            "/requestId", "requestId",
            "/correlationId", "correlationId");

    /** From where somebody of another organization acted is not shown, be it there. */
    private static final Set<String> WITHHELD = Set.of("/ip", "/client");

    private Shown() {}

    /** What is shown and is not so; null if nothing is. */
    static @Nullable String otherwise(JsonNode shown, StoredRow row) {
        if (shown.path("position").asLong() != row.position()
                || !shown.path("stream").asString().equals(row.stream())
                || shown.path("sequence").asLong() != row.sequence()
                || !shown.path("type").asString().equals(row.type())
                || !shown.path("eventId").asString().equals(row.eventId())) {
            return "place or type";
        }
        if (Instant.parse(shown.path("at").asString()).toEpochMilli() != row.recordedAt() / 1_000) {
            return "time";
        }
        JsonNode metadata = JSON.readTree(row.metadata());
        for (Map.Entry<String, String> each : METADATA.entrySet()) {
            JsonNode stored = metadata.path(each.getValue());
            boolean isWithheld = WITHHELD.contains(each.getKey())
                    && isSealed(stored)
                    && shown.at(each.getKey()).isMissingNode();
            if (!isWithheld && !isSame(shown.at(each.getKey()), stored)) {
                return each.getKey().substring(1);
            }
        }
        // What was read as of another version than it was written in says the same in other words.
        return shown.path("version").asInt() == row.version()
                        && !isSame(shown.path("data"), JSON.readTree(row.payload()))
                ? "data"
                : null;
    }

    private static boolean isSealed(JsonNode stored) {
        return stored.isString() && stored.asString().startsWith(SEALED);
    }

    private static boolean isSame(JsonNode shown, JsonNode stored) {
        if (isSealed(stored)) {
            return shown.isString();
        }
        if (stored.isObject()) {
            return shown.isObject()
                    && shown.size() == stored.size()
                    && stored.propertyStream().allMatch(field -> isSame(shown.path(field.getKey()), field.getValue()));
        }
        if (stored.isArray()) {
            if (!shown.isArray() || shown.size() != stored.size()) {
                return false;
            }
            for (int i = 0; i < stored.size(); i++) {
                if (!isSame(shown.path(i), stored.path(i))) {
                    return false;
                }
            }
            return true;
        }
        return stored.isMissingNode() || stored.isNull()
                ? shown.isMissingNode() || shown.isNull()
                : Objects.equals(shown, stored);
    }
}
