package dev.rollcall.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.web.JsonPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What makes one document of another (RFC 6902); lists are replaced as a whole. */
final class JsonPatch {

    private JsonPatch() {}

    /**
     * One change.
     *
     * @param path of what is changed (RFC 6901)
     * @param was what is taken away, which the standard lets be there and ignores
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Operation(
            String op,
            String path,
            @Nullable JsonNode value,
            @Nullable JsonNode was) {

        /** The same with a part of what is added or removed. */
        Operation of(JsonNode part) {
            return value == null ? new Operation(op, path, null, part) : new Operation(op, path, part, null);
        }
    }

    static List<Operation> between(ObjectNode before, ObjectNode after) {
        List<Operation> operations = new ArrayList<>();
        compare("", before, after, operations);
        return operations;
    }

    private static void compare(String path, ObjectNode before, ObjectNode after, List<Operation> operations) {
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            compare(path + JsonPointers.of(name), before.get(name), after.get(name), operations);
        }
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Operation> operations) {
        if (before instanceof ObjectNode earlier && after instanceof ObjectNode later) {
            compare(path, earlier, later, operations);
        } else if (before == null && after != null) {
            operations.add(new Operation("add", path, after, null));
        } else if (before != null && after == null) {
            operations.add(new Operation("remove", path, null, before));
        } else if (before != null && !before.equals(after)) {
            operations.add(new Operation("replace", path, after, before));
        }
    }
}
