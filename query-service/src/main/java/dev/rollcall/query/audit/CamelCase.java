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
        ObjectNode named = columns.objectNode();
        for (var field : columns.properties()) {
            JsonNode value = field.getValue() instanceof ObjectNode inner ? of(inner) : field.getValue();
            if (!value.isNull() && !(value.isContainer() && value.isEmpty())) {
                named.set(of(field.getKey()), value);
            }
        }
        return named;
    }

    /** Only what is a column: a name that somebody has given stays as it is. */
    static String of(String column) {
        return column.matches("[a-z_]+")
                ? UNDERSCORE.matcher(column).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT))
                : column;
    }
}
