package dev.rollcall.query.audit;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names of columns as the interface says them; whatever has no value, or is empty, is left out. */
final class CamelCase {

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private CamelCase() {}

    static ObjectNode of(ObjectNode columns) {
        return of(columns, true);
    }

    private static ObjectNode of(ObjectNode columns, boolean areOurs) {
        ObjectNode named = columns.objectNode();
        for (var field : columns.properties()) {
            String name = field.getKey();
            // What custom fields are called, somebody else has said.
            JsonNode value = field.getValue() instanceof ObjectNode inner
                    ? of(inner, areOurs && !name.equals("fields"))
                    : field.getValue();
            if (!value.isNull() && !(value.isContainer() && value.isEmpty())) {
                named.set(areOurs ? of(name) : name, value);
            }
        }
        return named;
    }

    /** Only what can be a column: ids and addresses stay as they are. */
    static String of(String column) {
        return column.matches("[a-z_]+")
                ? UNDERSCORE.matcher(column).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT))
                : column;
    }
}
