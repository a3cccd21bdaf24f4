package dev.rollcall.query.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a history (R91).
 *
 * @param userId of whose history; null for the organization's
 * @param elsewhereToo whether to it belongs what the user did in other organizations, and their contacts there: at home
 * @param types wire names; none for all
 * @param actor as {@link HistoryRow#actor}; null for everybody
 * @param first position; 0 for the beginning
 * @param last position
 */
record HistoryFilter(
        @Nullable UUID userId,
        boolean elsewhereToo,
        List<String> types,
        @Nullable String actor,
        long first,
        long last,
        boolean newestFirst) {

    private static final String HERE = "i.organization_id = :organization";
    private static final String ELSEWHERE = "i.actor = :user::text or i.type like 'contact.%'";

    /** Whether nothing is asked to be left out. */
    boolean isWhole() {
        return types.isEmpty() && actor == null && first == 0 && last == Long.MAX_VALUE;
    }

    /** As far as a position, which what is read is shown by. */
    HistoryFilter upTo(long position) {
        return new HistoryFilter(userId, elsewhereToo, types, actor, first, Math.min(last, position), newestFirst);
    }

    /** A narrow table finds them, the wide one tells what each is found by. */
    String from() {
        return userId == null
                ? "history_v1 i join history_v1 h using (position)"
                : "history_user_v1 i join history_v1 h using (position)";
    }

    String where() {
        List<String> conditions = new ArrayList<>(List.of(
                elsewhereToo ? "(%s or %s)".formatted(HERE, ELSEWHERE) : HERE,
                "i.position >= :first",
                "i.position <= :last"));
        if (userId != null) {
            conditions.add("i.user_id = :user");
        }
        if (actor != null) {
            conditions.add("i.actor = :actor");
        }
        if (!types.isEmpty()) {
            conditions.add("i.type = any (:types)");
        }
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters(UUID organizationId) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "organization", organizationId,
                "first", first,
                "last", last));
        if (userId != null) {
            parameters.put("user", userId);
        }
        if (actor != null) {
            parameters.put("actor", actor);
        }
        if (!types.isEmpty()) {
            parameters.put("types", types.toArray(String[]::new));
        }
        return parameters;
    }

    /** Where a first page begins. */
    long start() {
        return newestFirst ? Long.MAX_VALUE : -1;
    }
}
