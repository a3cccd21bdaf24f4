package dev.rollcall.query.audit;

import dev.rollcall.query.audit.Versions.Changed;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What rows were before an event and are after it, as far as that is not the same: by the thing that they are about, in
 * the names of the interface.
 *
 * @param before null where there was nothing
 * @param after null where there is nothing
 */
record Difference(@Nullable ObjectNode before, @Nullable ObjectNode after) {

    /** Of the row, and no value of anything. */
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "since", "until");

    static Difference of(List<Changed> rows) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        for (Changed row : rows) {
            ObjectNode then = before.objectNode();
            ObjectNode now = after.objectNode();
            compare(object(row.before()), object(row.after()), then, now, true);
            putUnlessEmpty(before, row.source(), then);
            putUnlessEmpty(after, row.source(), now);
        }
        return new Difference(before.isEmpty() ? null : before, after.isEmpty() ? null : after);
    }

    private static ObjectNode object(@Nullable JsonNode row) {
        return row instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private static void compare(
            ObjectNode before, ObjectNode after, ObjectNode then, ObjectNode now, boolean areColumns) {
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            if (!areColumns || !isBookkeeping(name)) {
                compare(areColumns ? CamelCase.of(name) : name, before.get(name), after.get(name), then, now);
            }
        }
    }

    private static void compare(
            String name, @Nullable JsonNode before, @Nullable JsonNode after, ObjectNode then, ObjectNode now) {
        if (before instanceof ObjectNode earlier && after instanceof ObjectNode later) {
            ObjectNode inThen = then.objectNode();
            ObjectNode inNow = now.objectNode();
            compare(earlier, later, inThen, inNow, false);
            putUnlessEmpty(then, name, inThen);
            putUnlessEmpty(now, name, inNow);
        } else if (!Objects.equals(nothingIfNull(before), nothingIfNull(after))) {
            put(then, name, before);
            put(now, name, after);
        }
    }

    private static @Nullable JsonNode nothingIfNull(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }

    private static void put(ObjectNode in, String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull() && !(value.isContainer() && value.isEmpty())) {
            in.set(name, value);
        }
    }

    private static void putUnlessEmpty(ObjectNode in, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            in.set(name, value);
        }
    }

    private static boolean isBookkeeping(String column) {
        return BOOKKEEPING.contains(column) || column.endsWith("_key") || column.endsWith("_version");
    }
}
